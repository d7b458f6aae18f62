// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <string>

namespace heterosis {

// Losses of answers that people ranked. Log probabilities are sums over an answer's tokens, float32 [n]; "r" is the reference model's.
// All return one loss for each row.

// Direct preference optimisation (Rafailov et al. 2023), with the label smoothing of Mitchell 2023.
at::Tensor dpoLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta, double smoothing);
// The hinge of SLiC (Zhao et al. 2023).
at::Tensor hingeLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta);
// IPO (Azar et al. 2023); of log probabilities that are averaged over their tokens.
at::Tensor ipoLoss(const at::Tensor& chosen, const at::Tensor& rejected, const at::Tensor& rChosen, const at::Tensor& rRejected, double beta);
// KTO (Ethayarajh et al. 2024). kl: how far the model has gone from the reference, at least 0, taken for a constant.
at::Tensor ktoLoss(const at::Tensor& answer, const at::Tensor& rAnswer, bool wanted, const at::Tensor& kl, double beta);
// The clipped objective of one token, to be lowered (Schulman et al. 2017). old: when it was drawn.
at::Tensor policyLoss(const at::Tensor& logps, const at::Tensor& old, const at::Tensor& advantages, double clip);
// What a token tells of KL(model | reference): unbiased and never negative (the estimator k3; Schulman 2020, Shao et al. 2024).
at::Tensor klOf(const at::Tensor& logps, const at::Tensor& reference);
// Of the value head, which moves from what it said by `clip` at most.
at::Tensor valueLoss(const at::Tensor& values, const at::Tensor& old, const at::Tensor& returns, double clip);
// A reward model's, of Bradley and Terry: rewards of the answer that won and of the one that lost.
at::Tensor rewardLoss(const at::Tensor& chosen, const at::Tensor& rejected);

} // namespace heterosis
