// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <charconv>
#include <sstream>
#include <torch/version.h>

namespace heterosis {
namespace {

int cudaDevices()
{
    try {
        return at::hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0;
    } catch (const std::exception&) { // a driver that does not fit the library: as good as no device
        return 0;
    }
}

std::string chooseDevice(const std::string& wanted)
{
    if (wanted == "cpu")
        return wanted;
    const int devices = cudaDevices();
    if (wanted == "auto")
        return devices > 0 ? "cuda:0" : "cpu";
    const std::string_view index = wanted == "cuda" ? std::string_view("0") : std::string_view(wanted).substr(std::min<std::size_t>(5, wanted.size()));
    int number = -1;
    const auto [end, fault] = std::from_chars(index.data(), index.data() + index.size(), number);
    if (!wanted.starts_with("cuda") || (wanted != "cuda" && !wanted.starts_with("cuda:")) || fault != std::errc() ||
        end != index.data() + index.size() || number < 0)
        throw Error({.message = text("{} is no device", wanted), .remedy = text("Devices are auto, cpu, cuda and cuda:0, cuda:1, ...")});
    if (number >= devices)
        throw Error({.message = devices == 0 ? text("There is no CUDA device for {}", wanted)
                                             : text("There is no device {}: this machine has {} CUDA devices", wanted, devices),
                     .remedy = text("Choose another device; --version says what libtorch finds.")});
    return "cuda:" + std::to_string(number);
}

// bfloat16 products run in hardware with AVX512-BF16 (every AMX processor has it too); without it libtorch is slower in bfloat16
// than in float32. float16 is left to GPUs.
bool nativeOnCpu(Dtype dtype)
{
#if defined(__x86_64__)
    return dtype == Dtype::BF16 && __builtin_cpu_supports("avx512bf16");
#else
    return false && dtype == Dtype::BF16;
#endif
}

Dtype chooseDtype(const std::string& wanted, Dtype stored, bool cpu)
{
    if (wanted == "auto") {
        const bool half = stored == Dtype::BF16 || stored == Dtype::F16;
        return half && (!cpu || nativeOnCpu(stored)) ? stored : Dtype::F32;
    }
    const auto dtype = dtypeOfWord(wanted);
    if (!dtype || (*dtype != Dtype::F32 && *dtype != Dtype::BF16 && *dtype != Dtype::F16))
        throw Error({.message = text("{} is no type to compute in", wanted),
                     .remedy = text("Types are auto, float32, bfloat16 and float16.")});
    if (TORCH_VERSION_MAJOR < 2 && cpu && *dtype == Dtype::F16)
        throw Error({.message = text("This libtorch ({}) cannot compute float16 on a CPU", TORCH_VERSION),
                     .remedy = text("Choose float32 or bfloat16.")});
    return *dtype;
}

// libtorch may trade float32 products for faster, coarser ones when an environment or an earlier call asked for it.
void demandTrueFloat32()
{
    at::globalContext().setFloat32MatmulPrecision("highest");
}

// The value of KEY=value in libtorch's description of its build.
std::string buildSetting(const std::string& key)
{
    const std::string config = at::show_config();
    const std::size_t at = config.find(key + "=");
    if (at == std::string::npos)
        return "unknown";
    const std::size_t begin = at + key.size() + 1;
    return config.substr(begin, config.find_first_of(", \n", begin) - begin);
}

} // namespace

at::ScalarType scalarTypeOf(Dtype dtype)
{
    switch (dtype) {
    case Dtype::F32: return at::kFloat;
    case Dtype::BF16: return at::kBFloat16;
    case Dtype::F16: return at::kHalf;
    case Dtype::F64: return at::kDouble;
    default: throw Error({.message = text("Tensors of the type {} cannot be computed with", nameOf(dtype)),
                          .remedy = text("Convert the checkpoint to float32, float16 or bfloat16.")});
    }
}

at::Device deviceOf(const ComputeChoice& compute) { return at::Device(compute.device); }

ComputeChoice chooseCompute(const ComputeOptions& options, const ModelConfig& config)
{
    demandTrueFloat32();
    ComputeChoice choice;
    choice.device = chooseDevice(options.device);
    choice.dtype = chooseDtype(options.dtype, config.storedDtype, choice.device == "cpu");
    return choice;
}

std::string torchVersion() { return std::string(TORCH_VERSION) + (at::globalContext().hasCUDART() ? "+cuda" : "+cpu"); }

std::string torchDetails()
{
    std::ostringstream out;
    out << "BLAS " << buildSetting("BLAS_INFO") << (at::hasMKLDNN() ? ", oneDNN" : "");
#if TORCH_VERSION_MAJOR >= 2
    out << ", CPU capability " << at::get_cpu_capability();
#endif
    out << ", " << at::get_num_threads() << " threads, devices: cpu";
    for (int i = 0; i < cudaDevices(); ++i)
        out << ", cuda:" << i;
    return out.str();
}

void checkIds(std::span<const int> ids, const ModelConfig& config)
{
    if (ids.empty())
        throw Error({.message = text("There are no tokens to run"), .remedy = text("Give the model at least one token.")});
    if (std::int64_t(ids.size()) > config.context)
        throw Error({.message = text("The text has {} tokens, the model's context only {}", ids.size(), config.context),
                     .remedy = text("Shorten the text.")});
    for (const int id : ids)
        if (id < 0 || id >= config.vocabulary)
            throw Error({.message = text("Token id {} is outside of the model's vocabulary of {}", id, config.vocabulary),
                         .remedy = text("Check that the tokenizer belongs to this model.")});
}

} // namespace heterosis
