// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSplitter>

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "breeding/breeding_room.h"
#include "breeding/breeding_view.h"
#include "bridge/paths.h"
#include "education/education_room.h"
#include "equalizer/equalizer_model.h"
#include "equalizer/equalizer_view.h"
#include "listening/example_prompts.h"
#include "listening/listening_view.h"
#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/main_window.h"

// What the window opens, keeps and comes back with.
namespace heterosis {

namespace {

OpenRequest demoRequest()
{
    const auto demo = resourceDirectory() / "demo";
    return {.a = demo / "parent-english", .b = demo / "parent-korean", .original = demo / "original"};
}

bool samePlace(const std::filesystem::path& x, const std::filesystem::path& y)
{
    std::error_code failed;
    return std::filesystem::equivalent(x, y, failed) && !failed;
}

bool isDemo(const OpenRequest& request)
{
    try {
        return samePlace(request.a, demoRequest().a);
    } catch (const Error&) {
        return false; // no resources, no demo family
    }
}

} // namespace

void MainWindow::openModels(const OpenRequest& request) { open(request, {}); }

void MainWindow::openRecipe(const std::filesystem::path& file)
{
    try {
        Recipe recipe = readRecipe(file);
        const OpenRequest request = requestOf(recipe);
        open(request, {.recipe = std::move(recipe)});
        m_recent.add(file);
        fillRecent();
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

void MainWindow::openDemo()
{
    try {
        open(demoRequest(), {.listen = firstSettings(m_language.code() == QLatin1String("ko"))});
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

void MainWindow::openLastOrDemo()
{
    if (!QFileInfo::exists(m_sessionFile)) {
        openDemo();
        return;
    }
    try {
        Session session = readSession(toPath(m_sessionFile));
        const OpenRequest request = requestOf(session.recipe);
        open(request, {.recipe = std::move(session.recipe), .listen = std::move(session.listen)});
    } catch (const Error& error) {
        openDemo();
        setAside(m_sessionFile, error.info());
    }
}

void MainWindow::setAside(const QString& file, const ErrorInfo& error)
{
    const QString kept = file + QStringLiteral(".broken-") + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    QFile::rename(file, kept);
    ErrorInfo shown = error;
    shown.remedy = text("The last session was set aside as {}", kept.toStdString());
    m_setAside = shown;
    m_parents->messages().showError(shown);
}

void MainWindow::open(const OpenRequest& request, Pending pending)
{
    // A running export belongs to the family that is open now.
    m_bridge->cancelExport();
    m_bridge->cancelShow();
    m_wanted = request;
    m_pending = std::move(pending);
    m_opening = true;
    m_bridge->open(request);
}

// As the recipe that is being opened gives them.
std::array<std::string, kColumns> MainWindow::expectedHashes() const
{
    std::array<std::string, kColumns> expected;
    if (!m_pending.recipe)
        return expected;
    const Recipe& recipe = *m_pending.recipe;
    expected[std::size_t(Column::A)] = recipe.parents.at(0).sha256;
    if (recipe.parents.size() > 1)
        expected[std::size_t(Column::B)] = recipe.parents[1].sha256;
    if (recipe.original)
        expected[std::size_t(Column::Original)] = recipe.original->sha256;
    return expected;
}

void MainWindow::opened(const FamilyInfo& family)
{
    m_family = family;
    m_request = m_wanted;
    m_analysed = m_childSpoke = false;
    m_expectedHash = expectedHashes();
    m_hashesMissing = 1 + int(family.b.has_value()) + int(family.original.has_value());
    m_parents->setFamily(family);
    if (const auto aside = std::exchange(m_setAside, {}))
        m_parents->messages().showError(*aside); // opening the demo family in its place does not take back what happened
    m_listening->setFamily(family);
    m_equalizer->setFamily(family);
    if (m_pending.recipe) {
        try {
            m_equalizer->restore(*m_pending.recipe, resolvedGenome(*m_pending.recipe));
        } catch (const Error& error) {
            m_parents->messages().showError(error.info());
        }
    }
    m_opening = false;
    m_breeding->setFamily(family, *m_request);
    m_education->setFamily(family, *m_request);
    startChild();
    m_recent.add(*m_request);
    fillRecent();
    showFamily();
    m_autosave.start();
}

// The same parents and child, with B, C, ... in A's order.
void MainWindow::alignParents()
{
    if (!m_family || !m_request)
        return;
    OpenRequest request = *m_request;
    request.align = true;
    Recipe recipe = m_bridge->recipe(m_equalizer->window());
    recipe.align = true;
    open(request, {.recipe = std::move(recipe), .listen = m_listening->settings()});
}

void MainWindow::startChild()
{
    m_bridge->setGenome(m_equalizer->genome());
    ListenSettings settings = m_listening->settings();
    if (m_pending.listen)
        settings = *m_pending.listen;
    else if (settings.prompt.empty() && isDemo(*m_request))
        settings = firstSettings(m_language.code() == QLatin1String("ko"));
    m_pending = {};
    m_listening->setSettings(settings);
}

void MainWindow::checkHash(Column column, const QString& sha256)
{
    --m_hashesMissing;
    m_parents->setHash(column, sha256);
    const std::string& expected = m_expectedHash[std::size_t(column)];
    if (!expected.empty() && !sha256.isEmpty() && sha256.toStdString() != expected)
        m_parents->messages().showNotice(tr("The recipe was made with other weights: its SHA-256 is %1, the file's is %2. The child will differ.")
                                             .arg(QString::fromStdString(expected).left(12), sha256.left(12)));
    m_autosave.start();
}

void MainWindow::autosave()
{
    m_autosave.stop();
    if (!m_family || m_opening)
        return;
    try {
        saveSession({m_bridge->recipe(m_equalizer->window()), m_listening->settings()}, toPath(m_sessionFile));
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

void MainWindow::loadSettings(const WindowOptions& options)
{
    setLanguage(!options.language.isEmpty() ? options.language : m_settings.value(QStringLiteral("language"), Language::ofSystem()).toString());
    setTheme(themeNamed(!options.theme.isEmpty() ? options.theme : m_settings.value(QStringLiteral("theme")).toString()));
    const QString besideSession = QFileInfo(m_sessionFile).dir().filePath(QStringLiteral("workspace"));
    m_breeding->setWorkspace(!options.workspace.isEmpty() ? options.workspace : m_settings.value(QStringLiteral("workspace"), besideSession).toString());
    m_breeding->view().restoreLayout(m_settings.value(QStringLiteral("window/breeding")).toByteArray());
    m_education->view().restoreLayout(m_settings.value(QStringLiteral("window/education")).toByteArray());
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_top->restoreState(m_settings.value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(m_settings.value(QStringLiteral("window/rows")).toByteArray());
    m_equalizerView->restoreLayout(m_settings.value(QStringLiteral("window/equalizer")).toByteArray());
    UserCommand command{.argv = {}, .seconds = std::max(1, m_settings.value(QStringLiteral("preview/seconds"), UserCommand().seconds).toInt())};
    for (const QString& word : m_settings.value(QStringLiteral("preview/command")).toStringList())
        command.argv.push_back(word.toStdString());
    m_listening->setCommand(command);
    fillRecent();
}

void MainWindow::saveSettings()
{
    m_settings.setValue(QStringLiteral("language"), m_language.code());
    m_settings.setValue(QStringLiteral("theme"), nameOf(m_theme.choice()));
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings.setValue(QStringLiteral("window/columns"), m_top->saveState());
    m_settings.setValue(QStringLiteral("window/rows"), m_rows->saveState());
    m_settings.setValue(QStringLiteral("window/equalizer"), m_equalizerView->saveLayout());
    m_settings.setValue(QStringLiteral("window/breeding"), m_breeding->view().saveLayout());
    m_settings.setValue(QStringLiteral("window/education"), m_education->view().saveLayout());
    m_settings.sync();
}

} // namespace heterosis
