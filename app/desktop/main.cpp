// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QTemporaryDir>

#include <memory>

#include "base/files.h"
#include "base/parallel.h"
#include "bridge/paths.h"
#include "education/education_room.h"
#include "screenshot.h"
#include "window/main_window.h"
#include "window/rooms.h"

using namespace heterosis;

namespace {

struct Arguments {
    QStringList models;         // [A [B [ORIGINAL]]] or one recipe
    WindowOptions window;
    ScreenshotOptions screenshot;
    Room room = Room::Shape;
    QString data;               // to learn from
};

// Texts for people who start programs from a shell: they are in English, as the command line's own.
Arguments readArguments(const QApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Breed language models by hand: a workbench for blending their weights."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("A"), QStringLiteral("Folder of parent A, or a recipe.json"), QStringLiteral("[A"));
    parser.addPositionalArgument(QStringLiteral("B"), QStringLiteral("Folder of parent B"), QStringLiteral("[B"));
    parser.addPositionalArgument(QStringLiteral("ORIGINAL"), QStringLiteral("Folder of their common ancestor"), QStringLiteral("[ORIGINAL]]]"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("Language of the window: ko or en"), QStringLiteral("CODE"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("Colours: system, dark or light"), QStringLiteral("NAME"));
    const QCommandLineOption device(QStringLiteral("device"), QStringLiteral("Where to compute: auto, cpu, cuda or cuda:N"), QStringLiteral("NAME"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"), QStringLiteral("Render the window to OUT.png once the child has spoken, then exit"), QStringLiteral("OUT.png"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the screenshot"), QStringLiteral("WxH"), QStringLiteral("1440x900"));
    const QCommandLineOption wait(QStringLiteral("wait-ms"), QStringLiteral("Longest wait before the screenshot"), QStringLiteral("N"), QStringLiteral("60000"));
    const QCommandLineOption tab(QStringLiteral("tab"), QStringLiteral("Room to begin in: shape, breed or educate"), QStringLiteral("NAME"));
    const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("Folder of the studbook"), QStringLiteral("DIR"));
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Data to learn from: opens the education room"), QStringLiteral("FILE"));
    parser.addOptions({language, theme, device, screenshot, size, wait, tab, workspace, data});
    parser.process(app);

    Arguments arguments;
    arguments.models = parser.positionalArguments();
    arguments.window.language = parser.value(language);
    arguments.window.theme = parser.value(theme);
    if (parser.isSet(device))
        arguments.window.compute.device = parser.value(device).toStdString();
    if (parser.isSet(workspace))
        arguments.window.workspace = QFileInfo(parser.value(workspace)).absoluteFilePath();
    arguments.room = parser.value(tab) == QLatin1String("breed") ? Room::Breed : parser.value(tab) == QLatin1String("educate") ? Room::Educate : Room::Shape;
    arguments.data = parser.value(data);
    arguments.screenshot.file = parser.value(screenshot);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    arguments.screenshot.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
    arguments.screenshot.longestWait = parser.value(wait).toInt();
    if (arguments.models.size() > 3 || (parser.isSet(screenshot) && arguments.screenshot.size.isEmpty()))
        parser.showHelp(2);
    return arguments;
}

void openFirst(MainWindow& window, const QStringList& models, bool takesPicture)
{
    if (models.isEmpty()) {
        takesPicture ? window.openDemo() : window.openLastOrDemo();
        return;
    }
    if (models.size() == 1 && QFileInfo(models[0]).isFile() && models[0].endsWith(QLatin1String(".json"))) {
        window.openRecipe(toPath(QFileInfo(models[0]).absoluteFilePath()));
        return;
    }
    OpenRequest request{.a = toPath(QFileInfo(models[0]).absoluteFilePath())};
    if (models.size() > 1)
        request.b = toPath(QFileInfo(models[1]).absoluteFilePath());
    if (models.size() > 2)
        request.original = toPath(QFileInfo(models[2]).absoluteFilePath());
    window.openModels(request);
}

QIcon programIcon()
{
    try {
        return QIcon(fromPath(resourceDirectory() / "icons" / "heterosis.svg"));
    } catch (const Error&) {
        return {}; // a program without its resources still starts
    }
}

} // namespace

int main(int argc, char** argv)
{
    spinBriefly(argv);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("heterosis"));
    QApplication::setApplicationName(QStringLiteral("heterosis"));
    QApplication::setApplicationDisplayName(QStringLiteral("Heterosis"));
    QApplication::setApplicationVersion(QStringLiteral(HETEROSIS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.heterosis.Heterosis"));
    QApplication::setWindowIcon(programIcon());
    applyFont();
    Arguments arguments = readArguments(app);

    // A picture is taken without touching what the user's window remembers.
    std::unique_ptr<QTemporaryDir> scratch;
    const bool takesPicture = !arguments.screenshot.file.isEmpty();
    if (takesPicture) {
        scratch = std::make_unique<QTemporaryDir>();
        arguments.window.settingsFile = scratch->filePath(QStringLiteral("settings.conf"));
        arguments.window.sessionFile = scratch->filePath(QStringLiteral("session.json"));
    }
    MainWindow window(arguments.window);
    if (takesPicture)
        window.resize(arguments.screenshot.size);
    window.show();
    openFirst(window, arguments.models, takesPicture);
    window.rooms().show(arguments.room);
    if (!arguments.data.isEmpty())
        window.education().openData(QFileInfo(arguments.data).absoluteFilePath());
    if (takesPicture)
        return takeScreenshot(window, arguments.screenshot);
    return QApplication::exec();
}
