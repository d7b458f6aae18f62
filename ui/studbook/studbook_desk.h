// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "inheritance/recipe.h"
#include "studbook/gene_figures.h"
#include "studbook/herd.h"

namespace heterosis {

class Engine;

// The window's studbook. What is written goes through the engine's thread, where a run writes too; what is shown is read by a thread
// of its own through a connection of its own, so that neither waits for the other. Nothing here blocks.
class StudbookDesk : public QObject {
    Q_OBJECT
public:
    explicit StudbookDesk(Engine& engine, QObject* parent = nullptr);
    ~StudbookDesk() override;

    void open(const std::filesystem::path& folder);     // makes a studbook where there is none
    const std::filesystem::path& folder() const { return m_folder; }
    bool isOpen() const { return m_book != nullptr; }
    bool writable() const { return m_writable; }
    const std::string& reason() const { return m_reason; } // why it is not writable
    std::shared_ptr<const Herd> herd() const { return m_herd; }
    std::shared_ptr<const GeneFigures> figures() const { return m_figures; }
    bool isReading() const { return m_reading; }

    void showRun(std::int64_t run);                     // whose genes are read
    std::int64_t shownRun() const { return m_run; }
    void refresh();                                     // soon: calls in a row become one

    using Then = std::function<void(IndividualId)>;
    // The child of a recipe joins as one made by hand, with its parents and, where it was branched from another, that one; the same
    // recipe joins once.
    void keep(const Recipe& recipe, std::optional<IndividualId> from, const Then& then = {});
    void judge(IndividualId id, const Verdict& verdict);
    void addHeard(IndividualId id, const Heard& heard);
    // Reads on the engine's thread, then comes back.
    void ask(const std::function<void(const Studbook&)>& question, const std::function<void()>& then);
    void change(const std::function<void(Studbook&)>& work);
    void find(IndividualId id, const std::function<void(const Individual&)>& then);
    // While somebody's run writes into this studbook, no other one is opened.
    void hold(const QObject* who, bool on) { on ? void(m_holders.insert(who)) : void(m_holders.erase(who)); }
    bool isHeld() const { return !m_holders.empty(); }
    // For jobs on the engine's thread, the only one that may use it.
    std::shared_ptr<Studbook> book() const { return m_book; }

Q_SIGNALS:
    void opened();
    void herdChanged();
    void figuresChanged();
    void failed(const heterosis::ErrorInfo& error);

private:
    void submit(const std::function<void(Studbook&)>& work, const std::function<void()>& done);
    void read();
    Engine& m_engine;
    std::filesystem::path m_folder;
    std::shared_ptr<Studbook> m_book;
    bool m_writable = false;
    std::string m_reason;
    std::shared_ptr<const Herd> m_herd;
    std::shared_ptr<const GeneFigures> m_figures;
    std::shared_ptr<GeneReader> m_genes;
    std::int64_t m_run = 0;
    bool m_runChosen = false;                           // by a hand; else the newest is shown
    std::set<const QObject*> m_holders;
    std::uint64_t m_opening = 0;
    bool m_reading = false, m_again = false;
    double m_lastSeconds = 0;                           // that reading took
    QTimer m_soon;
    QThreadPool m_pool;
};

} // namespace heterosis
