// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMainWindow>
#include <QPointer>
#include <QSettings>
#include <QTimer>

#include <array>
#include <functional>
#include <optional>

#include "bridge/workbench_bridge.h"
#include "style/theme.h"
#include "window/language.h"
#include "window/recent.h"
#include "window/session.h"

class QActionGroup;
class QLabel;
class QSplitter;
class QToolButton;

namespace heterosis {

class BreedingRoom;
class EducationRoom;
class EqualizerModel;
class EqualizerView;
class ExportDialog;
class ListeningView;
class OpenDialog;
class ParentsPanel;
class Rooms;

struct WindowOptions {
    QString settingsFile;           // "": the user's own
    QString sessionFile;            // "": the user's own
    ComputeOptions compute;
    QString language, theme;        // "": as remembered
    QString workspace;              // "": as remembered, else beside the session
};

// The window. Shape: parents on the left, the equalizer beside them, the listening row below. Breed: see BreedingRoom; Educate: see
// EducationRoom.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowOptions& options = {});
    ~MainWindow() override;

    void openModels(const OpenRequest& request);
    void openRecipe(const std::filesystem::path& file);
    void saveRecipe(const std::filesystem::path& file);
    void saveMergekit(const std::filesystem::path& file);
    void openLastOrDemo();
    void openDemo();
    OpenDialog* askForParents(const std::optional<OpenRequest>& start);    // shows the dialog; it opens by itself
    OpenDialog* askForFurtherParent();                                     // the same of what is open, with a line for one more
    // Other parents with the same child, where A, B and the original stay; else as openModels.
    void changeParents(OpenRequest request);
    void removeParent(std::size_t parent);                                 // 2: C, 3: D, ...
    void useStatistics(std::size_t parent, const std::filesystem::path& file);
    ExportDialog* askForExport();
    void setLanguage(const QString& code);
    void setTheme(ThemeChoice choice);
    // Everything that opening started has come to its end, and nobody is speaking.
    bool isSettled() const;

    WorkbenchBridge& bridge() { return *m_bridge; }
    EqualizerModel& equalizer() { return *m_equalizer; }
    EqualizerView& equalizerView() { return *m_equalizerView; }
    ListeningView& listening() { return *m_listening; }
    BreedingRoom& breeding() { return *m_breeding; }
    EducationRoom& education() { return *m_education; }
    Rooms& rooms() { return *m_rooms; }
    ParentsPanel& parents() { return *m_parents; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Pending {                // waits for Opened
        std::optional<Recipe> recipe;
        std::optional<ListenSettings> listen;
    };
    // main_window.cpp
    void buildLayout(const ComputeOptions& compute);
    void connectParts();
    void connectTuning();
    void resetLayout();
    void retranslate();
    void showFamily();
    void showStatus(const QString& job, bool busy);
    // main_window_actions.cpp
    void buildMenus();
    void retranslateMenus();
    void fillRecent();
    void askForRecipe();
    void saveRecipeAs();
    void saveMergekitAs();
    void showRecipeWords();
    void alignParents();
    void chooseStatistics(std::size_t parent);
    void openAgain(OpenRequest request);               // with the child, its prompt and settings
    void showFirstSteps();
    void showAbout();
    QAction* action(QMenu* menu, const QKeySequence& keys, const QString& objectName, std::function<void()> run);
    // main_window_session.cpp
    void open(const OpenRequest& request, Pending pending);
    void opened(const FamilyInfo& family);
    void startChild();
    std::array<std::string, kColumns> expectedHashes() const;
    void checkHash(Column column, const QString& sha256);
    void autosave();
    void setAside(const QString& file, const ErrorInfo& error);
    void loadSettings(const WindowOptions& options);
    void saveSettings();
    QSettings m_settings;
    QString m_sessionFile;
    Recent m_recent;
    Language m_language;
    Theme m_theme;
    std::optional<FamilyInfo> m_family;
    std::optional<OpenRequest> m_request;               // what is open
    OpenRequest m_wanted;                               // what is being opened
    Pending m_pending;
    std::optional<ErrorInfo> m_setAside;                // a session that could not be read
    std::array<std::string, kColumns> m_expectedHash;   // as the recipe that is open gives them
    bool m_analysed = false, m_childSpoke = false, m_opening = false;
    int m_hashesMissing = 0;
    QTimer m_autosave;

    WorkbenchBridge* m_bridge;
    EqualizerModel* m_equalizer;
    EqualizerView* m_equalizerView = nullptr;
    ParentsPanel* m_parents = nullptr;
    ListeningView* m_listening = nullptr;
    Rooms* m_rooms = nullptr;
    BreedingRoom* m_breeding = nullptr;
    EducationRoom* m_education = nullptr;
    QSplitter *m_rows = nullptr, *m_top = nullptr;
    QLabel *m_job = nullptr, *m_device = nullptr, *m_memory = nullptr;
    QString m_jobName;
    bool m_busy = false;
    QToolButton* m_otherLanguage = nullptr;
    QMenu *m_file, *m_recentMenu, *m_edit, *m_view, *m_languageMenu, *m_themeMenu, *m_help;
    QAction *m_openAction, *m_addParentAction, *m_openRecipeAction, *m_saveRecipeAction, *m_saveMergekitAction, *m_exportAction, *m_demoAction, *m_quitAction,
        *m_recipeWordsAction, *m_openDataAction, *m_shapeAction, *m_breedAction, *m_educateAction, *m_resetLayoutAction, *m_firstStepsAction, *m_aboutAction;
    QActionGroup *m_languages, *m_themes;
    QPointer<ExportDialog> m_exportDialog;
};

} // namespace heterosis
