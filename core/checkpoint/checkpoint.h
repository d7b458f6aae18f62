// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "checkpoint/tensor.h"

namespace heterosis {

class Adapter;
class Control;
class MappedFile;
struct AdaptedTensors;
struct LowRank;

// A model on disk, opened read-only and memory-mapped: a Hugging Face directory (safetensors or torch's .bin; a single file or
// shards with an index), one such file, or a GGUF file (a folder with nothing but one, too), which is shown as the Hugging Face model that it was
// made from: names, shapes, layout, configuration. Only headers are read by open(); what a file does not hold as plain numbers
// is made in memory when its bytes are first asked for, and stays there. Symbolic links (the Hugging Face cache) are followed.
// A PEFT adapter is a model too: the path "BASE+ADAPTER", or an adapter's folder whose base lies on this machine. Its tensors are the
// base's, those that the adapter changes are merged when they are asked for.
class Checkpoint final : public TensorSource {
public:
    // Throws Error: what is wrong, in which file, at which tensor or byte, and what to do.
    static std::shared_ptr<const Checkpoint> open(const std::filesystem::path& path);
    ~Checkpoint() override;

    const std::filesystem::path& path() const noexcept { return m_path; }      // as given, absolute
    std::filesystem::path directory() const;                                   // where config and tokenizer lie: a GGUF file itself
    std::filesystem::path configFile() const;                                  // what config() was read from, for messages
    bool isGguf() const noexcept { return m_gguf; }
    const std::shared_ptr<const Checkpoint>& base() const noexcept { return m_base; } // of a model with an adapter, else null
    const Adapter* adapter() const noexcept { return m_adapter.get(); }
    const Checkpoint& root() const noexcept { return m_base ? m_base->root() : *this; } // whose folder holds config and tokenizer
    // How the adapter changes a tensor, where it does so by a plain product: nothing has to be merged to multiply by it. Else null.
    const LowRank* lowRank(std::string_view tensor) const;
    std::string name() const;                                                  // last part of the path, for people
    const std::vector<std::filesystem::path>& weightFiles() const noexcept { return m_weightFiles; }
    const std::optional<Json>& config() const noexcept { return m_config; }    // config.json, or made from a GGUF's metadata
    // Why a GGUF file has no config(); its tensors then keep the file's names.
    const std::optional<ErrorInfo>& configFault() const noexcept { return m_configFault; }
    const std::vector<TensorView>& tensors() const override { return m_tensors; } // sorted by name
    const TensorView* find(std::string_view name) const override;
    std::uint64_t weightBytes() const noexcept;
    const std::vector<Text>& problems() const noexcept { return m_problems; } // warnings that do not forbid use

    // Of one weight file its own; of several, of the lines that sha256sum prints for them (bare names, sorted by name).
    // Reads everything once and keeps the answer; "" in a minimal build. Safe from any thread.
    std::string sha256(Control& control) const;
    // Throws Error if a weight file was changed since open() (size, times, inode).
    void checkUnchanged() const;

private:
    Checkpoint();
    static std::shared_ptr<const Checkpoint> open(const std::filesystem::path& path, int depth);
    static std::shared_ptr<const Checkpoint> openFiles(const std::filesystem::path& path);
    static std::shared_ptr<const Checkpoint> openAdapted(std::shared_ptr<const Checkpoint> base, const std::filesystem::path& adapter);
    void addGguf(std::span<const std::byte> bytes, const std::string& file);
    std::filesystem::path m_path;
    std::vector<std::filesystem::path> m_weightFiles;
    std::vector<std::unique_ptr<MappedFile>> m_files;
    std::vector<std::unique_ptr<const BytesMaker>> m_makers; // of tensors whose bytes are made at first use
    std::optional<Json> m_config;
    std::optional<ErrorInfo> m_configFault;
    bool m_gguf = false;
    std::shared_ptr<const Checkpoint> m_base;
    std::unique_ptr<const Adapter> m_adapter;
    std::unique_ptr<const AdaptedTensors> m_adapted;
    std::vector<TensorView> m_tensors;
    std::vector<Text> m_problems;
    struct Hash;
    std::unique_ptr<Hash> m_hash;
};

// Models of the local Hugging Face cache ($HF_HUB_CACHE, $HF_HOME/hub, ~/.cache/huggingface/hub): snapshot directories
// that hold a config.json and weights, newest first. Never throws; an unreadable entry is left out.
struct CachedModel {
    std::string name;                 // "org/model"
    std::filesystem::path directory;  // the snapshot
};
std::vector<CachedModel> cachedModels();

} // namespace heterosis
