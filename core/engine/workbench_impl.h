// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/workbench.h"
#include "model/encoder.h"
#include "tokenizer/chat_template.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// An opened family. What it is does not change; what its models have said and computed belongs to the engine thread.
struct OpenFamily {
    Parents parents;
    FamilyInfo info;
    std::optional<Dtype> dtype;                          // the recipe's, of the child
    std::vector<GeneMask> masks;                         // that were last sent; engine thread only
    ComputeChoice compute;
    std::shared_ptr<const Tokenizer> tokenizer;          // null: see info.tokenizerProblem
    std::optional<ChatTemplate> chat;
    std::vector<int> chatEndIds;

    // Engine thread only.
    std::unique_ptr<Child> child;
    std::array<std::unique_ptr<Voice>, kColumns> voices; // made when a column first speaks; the child's stands on `child`
    std::array<std::unique_ptr<Encoder>, kColumns> encoders; // in their place where the family is one of encoders
    std::array<std::shared_ptr<const Tokenizer>, kColumns> ownTokenizers; // of parents whose tokenizer is not A's
    std::pair<UserCommand, std::string> shownFor;        // what the original was shown for
    Genome voiced;                                       // the genome that the child's voice was last told of

    std::vector<std::pair<Column, std::shared_ptr<const ModelMap>>> parentColumns() const; // A first, each model once
    const Tokenizer* tokenizerOf(Column column) const;   // null: see info.tokenizerProblem
    Genome complete(const Genome& genome) const;         // exactly this family's genes; missing ones get the plain blend
};

// `before` is what is open until now: where memory is short its voices are let go first (they are made again when needed).
std::shared_ptr<OpenFamily> openFamily(const OpenRequest& request, const ComputeOptions& compute, OpenFamily* before, Control& control);

// What an export needs to begin, or to go on.
struct ExportWish {
    std::shared_ptr<OpenFamily> opened;
    Recipe recipe;
    std::filesystem::path out;
    ExportOptions options;
};

struct Workbench::Impl {
    Impl(ComputeOptions options, Listener receiver);
    ~Impl();

    const ComputeOptions compute;
    const Listener listener;
    std::atomic<bool> closed{false};

    // The newest wishes, shared by the caller's thread and the engine's.
    mutable std::mutex mutex;
    std::shared_ptr<OpenFamily> family;
    Genome genome;
    std::uint64_t openings = 0, genomeOf = 0;            // the opening after which the genome was set
    ListenSettings settings;
    std::uint64_t settingsNumber = 0, parentsAsked = 0;  // 0: nothing was asked for
    std::map<const ModelMap*, std::string> hashes;       // of the family that is open
    std::optional<ExportWish> paused;

    // Counts what makes the child's speech stale: a running one compares it before each event.
    std::atomic<std::uint64_t> childOrder{0};

    // Engine thread only.
    std::array<std::uint64_t, kColumns> revisions{};
    std::vector<std::string> jobs;                       // a stack, for the status line

    void send(const WorkbenchEvent& event) const;
    // Submits with the status line kept; `finished` is called only while the workbench lives.
    void submit(std::string name, Priority priority, std::string key, std::function<void(Control&)> run,
                std::function<void(const ErrorInfo*, bool cancelled)> finished = {},
                std::function<void(double, const std::string&)> progress = {});

    void open(const OpenRequest& request);
    void submitMeasuring(const std::shared_ptr<OpenFamily>& opened);
    void submitExamining(const std::shared_ptr<OpenFamily>& opened);
    void showModel(Column column, const std::filesystem::path& model, const UserCommand& command, const std::string& prompt, Control& control);
    void submitParents();
    void submitChild();
    void speakAsParent(OpenFamily& opened, Column column, const std::shared_ptr<const ModelMap>& map, const ListenSettings& wanted,
                       Control& control);
    void speakAsChild(std::uint64_t order, std::chrono::steady_clock::time_point asked, Control& control);
    // Lets a voice speak and sends what is heard; `stale` is asked before each event.
    void speak(OpenFamily& opened, Column column, const ListenSettings& wanted, std::chrono::steady_clock::time_point asked,
               const std::function<bool()>& stale, Control& control);
    // The same of an encoder, which must be there.
    void read(OpenFamily& opened, Column column, const ListenSettings& wanted, std::chrono::steady_clock::time_point asked,
              const std::function<bool()>& stale, Control& control);
    Encoder& encoderOf(OpenFamily& opened, Column column, const std::shared_ptr<const ModelMap>& map);
    void showMasks(OpenFamily& opened, const Genome& genome);
    Recipe recipe(const OpenFamily& opened, const Json& window) const; // under the mutex
    void submitExport(ExportWish wish);
    // Of the newest genome; a newer one of these jobs takes the older one's place.
    void submitTuning(const std::string& name, std::function<void(const OpenFamily&, const Genome&, Control&)> run);

    Engine engine;                                       // last, so that it goes first: its jobs use all of the above
};

} // namespace heterosis
