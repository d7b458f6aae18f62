// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "training/torch_guard.h"
#include "training/trainer_impl.h"

namespace heterosis {

namespace {

// The tensors of a model as they are after its last step, under the names of its files. What learned lies in tensors of libtorch, which begin
// on 64-byte boundaries; what stayed frozen lies where it lay.
class TrainedWeights final : public TensorSource {
public:
    explicit TrainedWeights(const Trainer::Impl& in) : m_source(in.source)
    {
        const Dtype dtype = in.settings.precision == "bfloat16" ? Dtype::BF16 : Dtype::F32;
        for (const Part& part : in.map->parts) {
            TensorView& view = m_views.emplace_back();
            if (const Parameter* learned = in.model.parameter(part.part)) {
                const at::Tensor& here = m_learned.emplace_back(learned->used.detach().to(at::kCPU).contiguous());
                view = {part.tensor, dtype, here.sizes().vec(), {static_cast<const std::byte*>(here.data_ptr()), here.nbytes()}};
            } else {
                view = *m_source->find(part.tensor);
            }
        }
        for (std::size_t i = 0; i < m_views.size(); ++i)
            m_places.emplace(m_views[i].name, i);
    }
    const std::vector<TensorView>& tensors() const override { return m_views; }
    const TensorView* find(std::string_view name) const override
    {
        const auto at = m_places.find(name);
        return at == m_places.end() ? nullptr : &m_views[at->second];
    }

private:
    std::shared_ptr<const TensorSource> m_source;
    std::vector<at::Tensor> m_learned;
    std::vector<TensorView> m_views;
    std::map<std::string, std::size_t, std::less<>> m_places;
};

} // namespace

std::shared_ptr<const TensorSource> Trainer::weights() const
{
    return withGradients(false, [&] { return std::make_shared<const TrainedWeights>(*m_impl); });
}

} // namespace heterosis
