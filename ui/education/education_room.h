// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

#include "bridge/workbench_bridge.h"
#include "education/education_view.h"
#include "engine/education_data.h"
#include "studbook/studbook.h"

namespace heterosis {

class BreedingRoom;
class EqualizerModel;
class Rooms;
class StudbookDesk;

// What makes the education room go: it reads the data that is dropped, reckons what a run takes, starts it, and brings what was
// taught to the equalizer. All work is jobs of the engine; the room itself never waits.
class EducationRoom : public QObject {
    Q_OBJECT
public:
    // Puts its room into `rooms`. `breeding` has the studbook and the way to the equalizer.
    EducationRoom(Rooms& rooms, BreedingRoom& breeding, WorkbenchBridge& bridge, EqualizerModel& equalizer, const ComputeOptions& compute, QObject* parent = nullptr);
    ~EducationRoom() override;

    void setFamily(const FamilyInfo& family, const OpenRequest& request);   // a family is open
    void openData(const QString& file);         // shows what it holds, in this room
    void chooseData();                          // by the dialog
    void start();
    void openReport(IndividualId id);           // of a taught individual, in the browser
    bool isSettled() const;                     // nothing is being read or reckoned
    bool mayClose(QWidget* window);             // asks where a run goes on, and pauses it

    EducationView& view() { return *m_view; }
    TeachRun& run() { return *m_run; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectParts();
    void fillLearners();
    void fillRaters();
    void fillProofs();
    void takeMultipliers();
    void lookForCutOff();
    void readData();
    void dataRead(const std::shared_ptr<const DataAnswer>& answer, const std::optional<ErrorInfo>& error);
    void reckon();
    void adaptObstacle();
    void startFor(const std::string& subject);
    Rooms& m_rooms;
    BreedingRoom& m_breeding;
    WorkbenchBridge& m_bridge;
    EqualizerModel& m_equalizer;
    ComputeOptions m_compute;
    StudbookDesk& m_desk;
    TeachRun* m_run;
    QPointer<EducationView> m_view;
    std::optional<OpenRequest> m_request;
    std::optional<FamilyInfo> m_family;
    QTimer m_readSoon, m_reckonSoon;
    std::uint64_t m_reading = 0, m_reckoning = 0;   // which question's answer is awaited
    bool m_isReading = false, m_isReckoning = false, m_newFile = false;
};

} // namespace heterosis
