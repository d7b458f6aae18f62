// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

#include "breeding/breeding_view.h"
#include "bridge/workbench_bridge.h"
#include "studbook/studbook.h"

namespace heterosis {

class BreedRun;
class EqualizerModel;
class ListeningView;
class MessageBar;
class Rooms;
class StudbookDesk;
class TastingDialog;
class VerdictBar;

// What connects shaping and breeding: the studbook behind both, who stands on the equalizer, and a person's verdicts.
class BreedingRoom : public QObject {
    Q_OBJECT
public:
    // Puts its two rooms into `rooms`: `shape`, and its own.
    BreedingRoom(Rooms& rooms, QWidget* shape, WorkbenchBridge& bridge, EqualizerModel& equalizer, ListeningView& listening, MessageBar& messages,
                 const ComputeOptions& compute, QObject* parent = nullptr);
    ~BreedingRoom() override;

    void setFamily(const FamilyInfo& family, const OpenRequest& request); // a family is open
    // The studbook that is opened when it is first needed.
    void setWorkspace(const QString& folder);
    void openWorkspace(const QString& folder);      // now
    void whenOpen(const std::function<void()>& then);                           // opens it where it is not
    void withChild(const std::function<void(IndividualId)>& then);              // the child on the equalizer, kept

    void bringToEqualizer(IndividualId id, bool andShape);
    void keepChild();
    void judgeChild(bool pass);
    TastingDialog* taste();
    // Everything that the breeding room shows has been read.
    bool isSettled() const;
    bool mayClose(QWidget* window);                 // asks where a run goes on, and pauses it

    BreedingView& view() { return *m_view; }
    VerdictBar& verdicts() { return *m_verdicts; }
    StudbookDesk& desk() { return *m_desk; }
    BreedRun& run() { return *m_run; }

Q_SIGNALS:
    void openWanted(const heterosis::OpenRequest& request, const heterosis::Recipe& recipe);
    void workspaceChanged(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Standing {                               // on the equalizer
        IndividualId id = 0;
        Genome genome;
    };
    void addKeys(QWidget* shape);
    void connectParts();
    void bring(const Individual& individual, bool andShape);
    void bringTaught(IndividualId id);
    void sayTaught(IndividualId id);
    void bringRecipe(IndividualId id, const Recipe& recipe, bool andShape);
    void callToTaste();                             // a run waits for a person
    void sayWaiting();
    MessageBar& messages();                         // of the room that is shown
    Heard childsWords() const;
    void adaptVerdicts();
    Rooms& m_rooms;
    WorkbenchBridge& m_bridge;
    EqualizerModel& m_equalizer;
    ListeningView& m_listening;
    MessageBar& m_messages;
    ComputeOptions m_compute;
    StudbookDesk* m_desk;
    BreedRun* m_run;
    QPointer<BreedingView> m_view;
    VerdictBar* m_verdicts;
    QString m_workspace;
    std::optional<OpenRequest> m_request;
    std::optional<Standing> m_standing;
    IndividualId m_coming = 0;                      // is being opened
    bool m_comesTaught = false;                     // and set against what it was before it learned
    std::vector<std::function<void()>> m_waiting;   // for the studbook
    QPointer<TastingDialog> m_tasting;
};

} // namespace heterosis
