// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"
#include "engine/command_run.h"
#include "engine/doctor.h"
#include "family/model_map.h"
#include "inheritance/analysis.h"
#include "inheritance/export.h"
#include "inheritance/genome.h"
#include "inheritance/operator_table.h"
#include "inheritance/recipe.h"
#include "model/voice.h"
#include "training/gate_gradients.h"

namespace heterosis {

enum class Column { Original, A, Child, B };
inline constexpr int kColumns = 4;

struct OpenRequest {
    std::filesystem::path a;
    std::optional<std::filesystem::path> b, original;
    std::optional<Dtype> dtype = {};            // in which the child is blended and stored, as a recipe says; absent: as A is stored
    std::vector<std::filesystem::path> more = {}; // parents C to H, beside B
    bool align = false;                         // B, C, ... are brought into A's order first (alignment.h)
    std::vector<std::vector<std::filesystem::path>> statistics = {}; // files gathered of A, B, C, ... (inheritance/statistics.h); fewer: of none
    bool keepTokensOfA = false;                 // parents with unlike tokenizers: the body is blended, embedding and head stay A's
};

// What the parents panel and the equalizer need of an opened model; plain data.
struct ModelInfo {
    std::string name, path, family, dtype;      // dtype as people write it: "bfloat16"
    std::uint64_t parameters = 0, bytes = 0;
    std::int64_t layers = 0, width = 0, heads = 0, context = 0, vocabulary = 0;
    std::vector<Finding> problems;              // from the headers; Examined brings those from the numbers
    std::vector<StatisticsKind> statistics = {}; // that were gathered of it
};
struct GeneInfo {
    GeneId id;
    std::int64_t elements = 0;
};
struct FamilyInfo {
    Plane plane = Plane::Density;
    std::optional<ModelInfo> original, a, b;    // original empty where it is A
    std::vector<ModelInfo> more;                // C, D, ...: they give genes and do not speak
    bool everyParentHas(StatisticsKind kind) const;
    bool aligned = false;
    std::vector<GeneInfo> genes;                // sorted: embedding, layers, head
    std::vector<Region> regions;                // that occur inside layers, in map row order
    bool encoder = false;                       // it reads a prompt and does not write: what is heard are its readings, a line each
    bool hasTokenizer = false;
    std::optional<ErrorInfo> tokenizerProblem;  // why not
    Text silence;                               // why these models cannot be run at all; empty where they can
    std::vector<std::string> layerLabels;       // what the layers are called ("IN00"); empty: they are numbered
    std::optional<Finding> unlikeTokens;        // the parents' tokenizers differ
    bool mustKeepTokensOfA = false;             // and so do their vocabularies' sizes: only OpenRequest::keepTokensOfA opens them
    std::vector<GeneId> keptGenes;              // that are A's, whatever the genome says
    bool chatKnown = false;
    std::string chatName;
    std::string device, dtype;                  // where it computes
    std::uint64_t memoryNeeded = 0, memoryFree = 0;
};

// What opening would do, from the headers alone: nothing is loaded. Throws Error where the parents do not fit.
FamilyInfo inspectRequest(const OpenRequest& request, const ComputeOptions& compute = {});

struct ListenSettings {
    std::string prompt;
    bool chat = false;
    SamplerSettings sampling;
    int maxNew = 40;
    bool operator==(const ListenSettings&) const = default;
};
struct CandidateText {
    std::string text;
    double p = 0;
};
// One token of a column's speech. `text` is what became complete with it (whole characters; may be empty).
struct HeardToken {
    int id = 0;
    std::string text;
    double p = 0;
    std::vector<CandidateText> top;             // the likeliest at this place
};

// What uniform crossover drew for a gene that it crosses: the share of each parent in one stripe for each run of units (rows, heads,
// MLP units; many units share a stripe), or in a single one where the gene is drawn as a whole.
struct GeneMask {
    GeneId gene;
    std::vector<std::vector<float>> stripes;
    bool operator==(const GeneMask&) const = default;
};

// Events, sent on the engine thread. `revision` counts per column: events of an older revision than the newest Started are stale.
namespace event {
struct Opened { FamilyInfo family; };
struct OpenFailed { ErrorInfo error; };
struct Hashed { Column parent; std::string sha256; std::size_t further = 0; }; // further 2: it is parent C, 3: D, ...
struct Examining { Column parent; double fraction; };  // the doctor looks at the numbers
struct Examined { Column parent; std::vector<Finding> findings; };
struct Analysed { GeneDistance gene; };
struct AnalysisDone { Kinship kinship = {}; };         // of all genes; its warning is for uniform crossover
struct Masked { std::vector<GeneMask> genes; };        // of the child's newest genome: all that uniform crossover crosses
struct Started { Column column; std::uint64_t revision; };
struct Heard { Column column; std::uint64_t revision; HeardToken token; };
struct Finished { Column column; std::uint64_t revision; Finish finish; double tokensPerSecond, firstTokenSeconds; };
struct ListenFailed { Column column; ErrorInfo error; };
struct ExportProgress { double fraction; std::string what; double secondsLeft; };
struct Exported { ExportResult result; };
struct ExportEnded { bool cancelled; ErrorInfo error; };      // without a result
struct ExportPaused { ErrorInfo error; std::filesystem::path out; }; // the disk is full or fails: resumeExport() or cancelExport()
struct Showing { Column column; };                            // the user's command runs for it
struct Shown { Column column; std::string text, image; };     // what it said, or the bytes of the picture that it made
struct ShowFailed { Column column; ErrorInfo error; bool cancelled; };
struct TuneProgress { int step, steps; double loss, secondsLeft; }; // the loss before the step; secondsLeft < 0: not known yet
struct Sensed { Genome at; double loss; std::map<GeneId, GeneSlope> genes; };
struct Tuned { Genome genome; double before, after; bool better; }; // losses in nats per token; better false: the genome is where it began
struct TuneEnded { bool cancelled; ErrorInfo error; };        // sense() or tune() without a result
struct Status { std::string job; bool busy; };
}
using WorkbenchEvent = std::variant<event::Opened, event::OpenFailed, event::Hashed, event::Analysed, event::AnalysisDone, event::Masked, event::Started,
                                    event::Heard, event::Finished, event::ListenFailed, event::ExportProgress, event::Exported,
                                    event::ExportEnded, event::ExportPaused, event::Examining, event::Examined, event::Showing, event::Shown,
                                    event::ShowFailed, event::TuneProgress, event::Sensed, event::Tuned, event::TuneEnded, event::Status>;

class Engine;

// One opened family with its child, as the window sees it. All methods return at once and are called from one thread; results
// arrive as events on the engine thread.
class Workbench {
public:
    using Listener = std::function<void(const WorkbenchEvent&)>;
    Workbench(ComputeOptions compute, Listener listener);
    ~Workbench();

    void open(const OpenRequest& request);       // Opened, then Analysed for each gene, Hashed for each parent
    // The newest genome wins: re-blends what changed, the child speaks again at once.
    void setGenome(const Genome& genome);
    // Parents speak once for the settings and are kept; the child starts again. An empty prompt silences all.
    void listen(const ListenSettings& settings);
    void exportTo(const std::filesystem::path& out, const Json& window, const ExportOptions& options = {}); // of the newest genome
    // Goes on with the export that paused, of the genome that it was begun with: where it stopped, or anew at another place.
    void resumeExport(const std::optional<std::filesystem::path>& elsewhere = {});
    void cancelExport();                         // also one that paused: what it had written is removed
    // Runs the user's command for the newest genome's child, written to a temporary file, and for the original (once for a prompt and a
    // command): {model}, {prompt} and {out} (a picture that may be written) are filled in. Shown or ShowFailed for each.
    void show(const UserCommand& command, const std::string& prompt);
    void cancelShow();
    // Where the newest genome, as a plain blend, could give way: the derivatives of the loss on a data file, text or conversations.
    void sense(const std::filesystem::path& data);
    // Auto-EQ: the genome that the data asks for, from the newest one on; locked genes stay. Nothing is changed but by setGenome().
    void tune(const std::filesystem::path& data, const std::set<GeneId>& locked);
    void cancelTuning();                         // either
    // The newest genome as a recipe.json document (parents' SHA-256 where they are known by now).
    Recipe recipe(const Json& window) const;
    Engine& engine();                            // for tests that put a long job into it

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
