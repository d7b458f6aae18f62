// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

#include "base/files.h"
#include "bridge/paths.h"
#include "education/education_room.h"
#include "equalizer/equalizer_model.h"
#include "equalizer/equalizer_view.h"
#include "equalizer/recipe_view.h"
#include "inheritance/mergekit_writer.h"
#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/help_dialogs.h"
#include "window/main_window.h"
#include "window/rooms.h"

namespace heterosis {

QAction* MainWindow::action(QMenu* menu, const QKeySequence& keys, const QString& objectName, std::function<void()> run)
{
    auto* made = menu->addAction(QString());
    made->setObjectName(objectName);
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, std::move(run));
    return made;
}

void MainWindow::buildMenus()
{
    m_file = menuBar()->addMenu(QString());
    m_openAction = action(m_file, QKeySequence::Open, QStringLiteral("actionOpen"), [this] { askForParents(m_request); });
    m_addParentAction = action(m_file, QKeySequence(QStringLiteral("Ctrl+Shift+A")), QStringLiteral("actionAddParent"), [this] { askForFurtherParent(); });
    m_recentMenu = m_file->addMenu(QString());
    m_demoAction = action(m_file, {}, QStringLiteral("actionDemo"), [this] { openDemo(); });
    m_file->addSeparator();
    m_openRecipeAction = action(m_file, QKeySequence(QStringLiteral("Ctrl+Shift+O")), QStringLiteral("actionOpenRecipe"), [this] { askForRecipe(); });
    m_saveRecipeAction = action(m_file, QKeySequence::Save, QStringLiteral("actionSaveRecipe"), [this] { saveRecipeAs(); });
    m_saveMergekitAction = action(m_file, {}, QStringLiteral("actionSaveMergekit"), [this] { saveMergekitAs(); });
    m_exportAction = action(m_file, QKeySequence(QStringLiteral("Ctrl+E")), QStringLiteral("actionExport"), [this] { askForExport(); });
    m_openDataAction = action(m_file, QKeySequence(QStringLiteral("Ctrl+D")), QStringLiteral("actionOpenData"), [this] { m_education->chooseData(); });
    m_file->addSeparator();
    m_quitAction = action(m_file, QKeySequence::Quit, QStringLiteral("actionQuit"), [this] { close(); });

    m_edit = menuBar()->addMenu(QString());
    m_edit->addActions(m_equalizerView->actions());

    m_view = menuBar()->addMenu(QString());
    m_languageMenu = m_view->addMenu(QString());
    m_languages = new QActionGroup(this);
    const std::pair<QString, QString> languages[] = {{QStringLiteral("ko"), QStringLiteral("한국어")}, {QStringLiteral("en"), QStringLiteral("English")}};
    for (const auto& [code, name] : languages) {
        QAction* choice = m_languageMenu->addAction(name, this, [this, code = code] { setLanguage(code); });
        choice->setCheckable(true);
        choice->setData(code);
        m_languages->addAction(choice);
    }
    m_themeMenu = m_view->addMenu(QString());
    m_themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Dark, ThemeChoice::Light}) {
        QAction* made = m_themeMenu->addAction(QString(), this, [this, choice] { setTheme(choice); });
        made->setCheckable(true);
        made->setData(int(choice));
        m_themes->addAction(made);
    }
    m_view->addSeparator();
    m_recipeWordsAction = action(m_view, QKeySequence(QStringLiteral("Ctrl+R")), QStringLiteral("actionRecipeWords"), [this] { showRecipeWords(); });
    m_shapeAction = action(m_view, QKeySequence(QStringLiteral("Alt+1")), QStringLiteral("actionShape"), [this] { m_rooms->show(Room::Shape); });
    m_breedAction = action(m_view, QKeySequence(QStringLiteral("Alt+2")), QStringLiteral("actionBreed"), [this] { m_rooms->show(Room::Breed); });
    m_educateAction = action(m_view, QKeySequence(QStringLiteral("Alt+3")), QStringLiteral("actionEducate"), [this] { m_rooms->show(Room::Educate); });
    m_view->addSeparator();
    m_resetLayoutAction = action(m_view, {}, QStringLiteral("actionResetLayout"), [this] { resetLayout(); });

    m_help = menuBar()->addMenu(QString());
    m_firstStepsAction = action(m_help, QKeySequence::HelpContents, QStringLiteral("actionFirstSteps"), [this] { showFirstSteps(); });
    m_aboutAction = action(m_help, {}, QStringLiteral("actionAbout"), [this] { showAbout(); });

    m_otherLanguage = new QToolButton;
    m_otherLanguage->setObjectName(QStringLiteral("otherLanguage"));
    connect(m_otherLanguage, &QToolButton::clicked, this,
            [this] { setLanguage(m_language.code() == QLatin1String("ko") ? QStringLiteral("en") : QStringLiteral("ko")); });
    menuBar()->setCornerWidget(m_otherLanguage);
}

void MainWindow::retranslateMenus()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_openAction->setText(tr("&Open parents…"));
    m_addParentAction->setText(tr("&Add a parent…"));
    m_recentMenu->setTitle(tr("Open &recent"));
    m_demoAction->setText(tr("Open the &demo family"));
    m_openRecipeAction->setText(tr("Open re&cipe…"));
    m_saveRecipeAction->setText(tr("&Save recipe…"));
    m_saveMergekitAction->setText(tr("Save recipe as &mergekit YAML…"));
    m_exportAction->setText(tr("&Export child…"));
    m_openDataAction->setText(tr("Open &data to learn from…"));
    m_quitAction->setText(tr("&Quit"));
    m_languageMenu->setTitle(tr("&Language"));
    m_themeMenu->setTitle(tr("&Colours"));
    m_recipeWordsAction->setText(tr("The recipe in &words…"));
    m_shapeAction->setText(tr("&Shape a child"));
    m_breedAction->setText(tr("&Breed generations"));
    m_educateAction->setText(tr("&Educate a model"));
    m_resetLayoutAction->setText(tr("&Reset layout"));
    m_firstStepsAction->setText(tr("&First steps"));
    m_aboutAction->setText(tr("&About Heterosis"));
    const QString themes[] = {tr("As the &system"), tr("&Dark"), tr("&Light")};
    for (QAction* choice : m_themes->actions())
        choice->setText(themes[choice->data().toInt()]);
    const bool korean = m_language.code() == QLatin1String("ko");
    m_otherLanguage->setText(korean ? QStringLiteral("English") : QStringLiteral("한국어"));
    m_otherLanguage->setToolTip(tr("Switch the language"));
    m_otherLanguage->setAccessibleName(m_otherLanguage->text());
    menuBar()->setCornerWidget(m_otherLanguage); // lays it out again: its text has another width now
    fillRecent();
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const Recent::Entry& entry : m_recent.entries()) {
        QAction* made = m_recentMenu->addAction(Recent::titleOf(entry), this, [this, entry] {
            if (const auto* recipe = std::get_if<std::filesystem::path>(&entry))
                openRecipe(*recipe);
            else
                openModels(std::get<OpenRequest>(entry));
        });
        const auto* request = std::get_if<OpenRequest>(&entry);
        made->setToolTip(fromPath(request ? request->a : std::get<std::filesystem::path>(entry)));
    }
    m_recentMenu->setToolTipsVisible(true);
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
    if (m_recentMenu->isEmpty())
        return;
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("Clear this list"), this, [this] {
        m_recent.clear();
        fillRecent();
    });
}

void MainWindow::askForRecipe()
{
    const QString folder = m_settings.value(QStringLiteral("recipeFolder"), QDir::homePath()).toString();
    const QString file = QFileDialog::getOpenFileName(this, tr("Open recipe"), folder, tr("Recipes (*.json)"));
    if (file.isEmpty())
        return;
    m_settings.setValue(QStringLiteral("recipeFolder"), QFileInfo(file).path());
    openRecipe(toPath(file));
}

void MainWindow::saveRecipeAs()
{
    if (!m_family)
        return;
    const QString folder = m_settings.value(QStringLiteral("recipeFolder"), QDir::homePath()).toString();
    QString file = QFileDialog::getSaveFileName(this, tr("Save recipe"), QDir(folder).filePath(QStringLiteral("recipe.json")), tr("Recipes (*.json)"));
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".json");
    m_settings.setValue(QStringLiteral("recipeFolder"), QFileInfo(file).path());
    saveRecipe(toPath(file));
}

void MainWindow::saveRecipe(const std::filesystem::path& file)
{
    try {
        writeFileAtomically(file, writeJson(writeRecipe(m_bridge->recipe(m_equalizer->window()), file.parent_path())));
        m_recent.add(file);
        fillRecent();
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

void MainWindow::saveMergekitAs()
{
    if (!m_family)
        return;
    const QString folder = m_settings.value(QStringLiteral("recipeFolder"), QDir::homePath()).toString();
    QString file = QFileDialog::getSaveFileName(this, tr("Save recipe as mergekit YAML"), QDir(folder).filePath(QStringLiteral("recipe.yml")),
                                                tr("mergekit files (*.yml *.yaml)"));
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".yml");
    m_settings.setValue(QStringLiteral("recipeFolder"), QFileInfo(file).path());
    saveMergekit(toPath(file));
}

void MainWindow::saveMergekit(const std::filesystem::path& file)
{
    try {
        writeFileAtomically(file, writeMergekit(m_bridge->recipe(m_equalizer->window())));
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

void MainWindow::setLanguage(const QString& code)
{
    m_language.choose(code);
    for (QAction* choice : m_languages->actions())
        choice->setChecked(choice->data().toString() == m_language.code());
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme.choose(choice);
    for (QAction* made : m_themes->actions())
        made->setChecked(made->data().toInt() == int(choice));
}

void MainWindow::showRecipeWords()
{
    if (!m_family)
        return;
    auto* dialog = new RecipeView(m_bridge->recipe(m_equalizer->window()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showFirstSteps()
{
    auto* dialog = new FirstStepsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace heterosis
