// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

#include "bridge/paths.h"
#include "equalizer/equalizer_model.h"
#include "inheritance/statistics.h"
#include "listening/listening_view.h"
#include "parents/open_dialog.h"
#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/main_window.h"
#include "window/regrouping.h"

// Parents that come and go while the child stays.
namespace heterosis {

namespace {

std::vector<std::filesystem::path> pathsOf(const OpenRequest& request)
{
    std::vector<std::filesystem::path> paths{request.a};
    if (request.b)
        paths.push_back(*request.b);
    paths.insert(paths.end(), request.more.begin(), request.more.end());
    return paths;
}

// Which of the old parents each of the new ones is; the same model may stand there twice.
std::vector<std::optional<std::size_t>> foundAgain(const std::vector<std::filesystem::path>& now, const std::vector<std::filesystem::path>& before)
{
    std::vector<std::optional<std::size_t>> from;
    std::vector<bool> taken(before.size(), false);
    for (const auto& path : now) {
        from.emplace_back();
        for (std::size_t old = 0; old < before.size() && !from.back(); ++old)
            if (!taken[old] && before[old] == path) {
                taken[old] = true;
                from.back() = old;
            }
    }
    return from;
}

} // namespace

OpenDialog* MainWindow::askForFurtherParent()
{
    OpenDialog* dialog = askForParents(m_request);
    if (m_request && m_request->b)
        dialog->addParent();
    return dialog;
}

void MainWindow::changeParents(OpenRequest request)
{
    const bool same = m_family && m_request && request.b && request.a == m_request->a && request.b == m_request->b && request.original == m_request->original
        && request.keepTokensOfA == m_request->keepTokensOfA;
    if (!same)
        return openModels(request);
    const auto now = pathsOf(request), before = pathsOf(*m_request);
    const auto from = foundAgain(now, before);
    request.dtype = m_request->dtype;
    request.align = m_request->align;
    request.statistics.clear();
    for (const auto& old : from)
        request.statistics.push_back(old && *old < m_request->statistics.size() ? m_request->statistics[*old] : std::vector<std::filesystem::path>());
    Recipe recipe = regrouped(m_bridge->recipe(m_equalizer->window()), now, from);
    open(request, {.recipe = std::move(recipe), .listen = m_listening->settings()});
}

void MainWindow::removeParent(std::size_t parent)
{
    if (!m_request || parent < 2 || parent - 2 >= m_request->more.size())
        return;
    OpenRequest request = *m_request;
    request.more.erase(request.more.begin() + std::ptrdiff_t(parent - 2));
    const auto before = pathsOf(*m_request);
    std::vector<std::optional<std::size_t>> from;
    for (std::size_t old = 0; old < before.size(); ++old)
        if (old != parent)
            from.emplace_back(old);
    if (parent < request.statistics.size())
        request.statistics.erase(request.statistics.begin() + std::ptrdiff_t(parent));
    Recipe recipe = regrouped(m_bridge->recipe(m_equalizer->window()), pathsOf(request), from);
    open(request, {.recipe = std::move(recipe), .listen = m_listening->settings()});
}

void MainWindow::openAgain(OpenRequest request)
{
    open(request, {.recipe = m_bridge->recipe(m_equalizer->window()), .listen = m_listening->settings()});
}

void MainWindow::chooseStatistics(std::size_t parent)
{
    const QString folder = m_settings.value(QStringLiteral("statisticsFolder"), QDir::homePath()).toString();
    const QString file = QFileDialog::getOpenFileName(this, tr("Statistics of parent %1").arg(QChar(char16_t(u'A' + parent))), folder, tr("Statistics (*.safetensors)"));
    if (file.isEmpty())
        return;
    m_settings.setValue(QStringLiteral("statisticsFolder"), QFileInfo(file).path());
    useStatistics(parent, toPath(file));
}

// Takes the place of a file of the same kind.
void MainWindow::useStatistics(std::size_t parent, const std::filesystem::path& file)
{
    if (!m_request)
        return;
    try {
        OpenRequest request = *m_request;
        request.statistics.resize(std::max(request.statistics.size(), pathsOf(request).size()));
        const auto kinds = statisticsIn(file);
        std::erase_if(request.statistics.at(parent), [&](const std::filesystem::path& old) { return old == file || statisticsIn(old) == kinds; });
        request.statistics[parent].push_back(file);
        openAgain(std::move(request));
    } catch (const Error& error) {
        m_parents->messages().showError(error.info());
    }
}

} // namespace heterosis
