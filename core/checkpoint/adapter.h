// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "checkpoint/peft_config.h"
#include "checkpoint/tensor.h"

namespace heterosis {

class MappedFile;

// A PEFT adapter's folder: adapter_config.json and adapter_model.safetensors (or .bin), read-only and mapped, as a Checkpoint is.
// Keys of the file are "base_model.model.MODULE.lora_A.weight" and so on; a module is what they have in common.
class Adapter {
public:
    // What the file holds for one module of the model.
    struct Module {
        const TensorView* a = nullptr;          // lora_A [rank, in], or lora_embedding_A [rank, tokens]
        const TensorView* b = nullptr;          // lora_B [out, rank], or lora_embedding_B [width, rank]
        const TensorView* magnitude = nullptr;  // of DoRA [out]
        const TensorView* addedBias = nullptr;  // lora_B.bias [out]
        const TensorView* weight = nullptr;     // whole, in place of the base's
        const TensorView* bias = nullptr;
        bool embedding = false;
    };

    // A folder with adapter_config.json and no weights of a whole model, or the file of weights in it.
    static bool is(const std::filesystem::path& path);
    // Throws Error where the files cannot be read at all, or the configuration is refused. What is wrong with single modules is in
    // faults(): an adapter with any is listed, but not applied.
    explicit Adapter(const std::filesystem::path& path);
    ~Adapter();

    const std::filesystem::path& directory() const noexcept { return m_directory; }
    const std::vector<std::filesystem::path>& files() const noexcept { return m_files; } // configuration, weights
    const PeftConfig& config() const noexcept { return m_config; }
    const std::vector<TensorView>& tensors() const noexcept { return m_tensors; }        // as the file names them
    const std::map<std::string, Module>& modules() const noexcept { return m_modules; }
    const std::vector<Text>& problems() const noexcept { return m_problems; }     // that do not forbid use
    const std::vector<ErrorInfo>& faults() const noexcept { return m_faults; }
    void checkUnchanged() const;

    // The base that the configuration names, where it lies on this machine: as a path (of its own, or beside the adapter's folder),
    // or in the local Hugging Face cache. Empty where it does not.
    std::filesystem::path base() const;

private:
    void readWeights();
    void sortIn(const TensorView& tensor);
    void check(const std::string& name, const Module& module);
    void fault(const std::string& place, Text message);

    std::filesystem::path m_directory;
    std::vector<std::filesystem::path> m_files;
    PeftConfig m_config;
    std::vector<std::unique_ptr<MappedFile>> m_mapped;
    std::vector<std::unique_ptr<const BytesMaker>> m_makers;
    std::vector<TensorView> m_tensors;
    std::map<std::string, Module> m_modules;
    std::vector<Text> m_problems;
    std::vector<ErrorInfo> m_faults;
};

// "BASE+ADAPTER", as mergekit spells it; nothing where the path exists as it is. BASE may be such a spelling itself.
struct AdaptedPath {
    std::filesystem::path base, adapter;
};
std::optional<AdaptedPath> splitAdapted(const std::filesystem::path& path);
std::filesystem::path joinAdapted(const std::filesystem::path& base, const std::filesystem::path& adapter);
// A model's path in a file that lies in `directory`, made absolute; in "BASE+ADAPTER" both are.
std::filesystem::path resolveModelPath(const std::filesystem::path& spelled, const std::filesystem::path& directory);

} // namespace heterosis
