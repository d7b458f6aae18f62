// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/help_dialogs.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include "base/parallel.h"
#include "model/voice.h"

namespace heterosis {

namespace {

QLabel* textLabel(const QString& html)
{
    auto* label = new QLabel(html);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    return label;
}

QDialogButtonBox* closeButton(QDialog* dialog, const QString& text)
{
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(text, QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

QString rowsOf(std::initializer_list<std::pair<QString, QString>> rows)
{
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    for (const auto& [name, value] : rows)
        html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>").arg(name.toHtmlEscaped(), value.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    return html + QStringLiteral("</table>");
}

} // namespace

FirstStepsDialog::FirstStepsDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("firstSteps"));
    setWindowTitle(tr("First steps"));
    QString html = QStringLiteral("<h3>%1</h3><ol>").arg(tr("Shape a child in five steps"));
    const QString steps[] = {
        tr("<b>Listen.</b> Below, the original, A, the child and B answer one prompt with the same seed. Words of the child that differ from A are marked."),
        tr("<b>Drag the point on the pad.</b> To the right the child takes more from B; upward its departure from the original grows. On the demo family, try the middle at strength 1.7: one child speaks both parents' manners."),
        tr("<b>Choose genes on the map.</b> Drag over cells, or click a row or a column; the pad then moves only these. One key goes from the 4 × 4 overview down to single genes."),
        tr("<b>Bend a curve.</b> A node moves its region over the layers; the wheel makes it wider or narrower. The bars behind show where the parents lie apart."),
        tr("<b>Keep the child.</b> Save the recipe (a few KB), or export a checkpoint that other programs load. The parents' files are never written."),
    };
    for (const QString& step : steps)
        html += QStringLiteral("<li style='margin-bottom:8px'>%1</li>").arg(step);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 16);
    column->addWidget(textLabel(html + QStringLiteral("</ol>")));
    column->addWidget(closeButton(this, tr("Close")));
    setMinimumWidth(560);
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("about"));
    setWindowTitle(tr("About Heterosis"));
    const QString version = QStringLiteral(HETEROSIS_VERSION);
    const QString rows = rowsOf({{QStringLiteral("Heterosis"), version},
                                 {QStringLiteral("libtorch"), QString::fromStdString(torchVersion())},
                                 {tr("Computes with"), QString::fromStdString(torchDetails())},
                                 {tr("Threads"), QString::number(threads())},
                                 {QStringLiteral("Qt"), QLatin1String(qVersion())},
                                 {tr("System"), QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture()}});
    auto* label = textLabel(QStringLiteral("<h2>Heterosis <small>잡종강세</small></h2><p>%1</p>%2<p>%3</p>")
                                .arg(tr("Breed language models by hand: shape what a child inherits from its parents while you hear it speak."), rows,
                                     tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty. Nothing leaves this machine.")));
    auto* buttons = closeButton(this, tr("Close"));
    auto* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [version] {
        QGuiApplication::clipboard()->setText(QStringLiteral("Heterosis %1, libtorch %2 (%3), Qt %4, %5")
                                                  .arg(version, QString::fromStdString(torchVersion()), QString::fromStdString(torchDetails()),
                                                       QLatin1String(qVersion()), QSysInfo::prettyProductName()));
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 16);
    column->addWidget(label);
    column->addWidget(buttons);
    setMinimumWidth(520);
}

} // namespace heterosis
