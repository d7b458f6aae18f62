// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/losses.h"

namespace heterosis {

at::Tensor dpoLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta, double smoothing)
{
    const at::Tensor h = ((chosen - rejected) - (rChosen - rRejected)) * beta;
    const at::Tensor loss = at::log_sigmoid(h) * -(1 - smoothing);
    return smoothing > 0 ? loss - at::log_sigmoid(-h) * smoothing : loss;
}

at::Tensor hingeLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta)
{
    return at::relu(1 - ((chosen - rejected) - (rChosen - rRejected)) * beta);
}

at::Tensor ipoLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta)
{
    return ((chosen - rejected) - (rChosen - rRejected) - 1 / (2 * beta)).square();
}

at::Tensor ktoLoss(const at::Tensor& answer, const at::Tensor& rAnswer, bool wanted, const at::Tensor& kl, double beta)
{
    const at::Tensor gone = answer - rAnswer - kl;
    return 1 - at::sigmoid(wanted ? gone * beta : gone * -beta);
}

at::Tensor policyLoss(const at::Tensor& logps, const at::Tensor& old, const at::Tensor& advantages, double clip)
{
    const at::Tensor ratio = (logps - old).exp();
    return -at::minimum(ratio * advantages, ratio.clamp(1 - clip, 1 + clip) * advantages);
}

at::Tensor klOf(const at::Tensor& logps, const at::Tensor& reference)
{
    const at::Tensor ahead = reference - logps;
    return ahead.exp() - ahead - 1;
}

at::Tensor valueLoss(const at::Tensor& values, const at::Tensor& old, const at::Tensor& returns, double clip)
{
    const at::Tensor near = old + (values - old).clamp(-clip, clip);
    return at::maximum((values - returns).square(), (near - returns).square()) * 0.5;
}

at::Tensor rewardLoss(const at::Tensor& chosen, const at::Tensor& rejected) { return -at::log_sigmoid(chosen - rejected); }

} // namespace heterosis
