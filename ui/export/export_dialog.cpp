// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "base/files.h"
#include "bridge/paths.h"
#include "bridge/workbench_bridge.h"
#include "checkpoint/tensor.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr double kDefaultShard = 5; // GB, as Hugging Face writes them
constexpr int kDefaultRank = 16, kMostRank = 4096;
const QString kEightBits = QStringLiteral("q8_0");

// What the name of the target ends in; a folder in nothing.
QString endingOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Safetensors: return QStringLiteral(".safetensors");
    case ExportFormat::Gguf: return QStringLiteral(".gguf");
    default: return {};
    }
}

QString shownTime(double seconds)
{
    if (seconds < 90)
        return ExportDialog::tr("%n second(s) left", nullptr, int(seconds + 0.5));
    return ExportDialog::tr("%n minute(s) left", nullptr, int(seconds / 60 + 0.5));
}

} // namespace

ExportDialog::ExportDialog(WorkbenchBridge& bridge, const FamilyInfo& family, const Json& window, const QString& folder, QWidget* parent)
    : QDialog(parent), m_bridge(bridge), m_family(family), m_window(window), m_target(new QLineEdit), m_format(new QComboBox), m_dtype(new QComboBox),
      m_shard(new QDoubleSpinBox), m_rank(new QSpinBox), m_size(new QLabel), m_what(new QLabel), m_progress(new QProgressBar), m_messages(new MessageBar), m_export(new QPushButton),
      m_cancel(new QPushButton), m_copy(new QPushButton), m_show(new QPushButton), m_browse(new QToolButton), m_form(new QWidget)
{
    setObjectName(QStringLiteral("exportDialog"));
    build(folder);
    connectParts();
    setState(State::Choosing);
    showFormat();
}

void ExportDialog::build(const QString& folder)
{
    m_target->setObjectName(QStringLiteral("exportTarget"));
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_what->setObjectName(QStringLiteral("exportResult"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_rank->setObjectName(QStringLiteral("exportRank"));
    m_dtype->setObjectName(QStringLiteral("exportType"));
    m_target->setMinimumWidth(380);
    for (const ExportFormat format : {ExportFormat::HuggingFace, ExportFormat::Safetensors, ExportFormat::Gguf, ExportFormat::Peft})
        m_format->addItem(QString(), int(format));
    m_rank->setRange(1, kMostRank);
    m_rank->setValue(kDefaultRank);
    QString name = QString::fromStdString(m_family.a->name);
    name += m_family.b ? QStringLiteral("-x-") + QString::fromStdString(m_family.b->name) : QStringLiteral("-child");
    m_target->setText(QDir(folder).filePath(name));
    fillTypes();
    m_shard->setRange(0.01, 1000);
    m_shard->setDecimals(2);
    m_shard->setValue(kDefaultShard);
    m_shard->setSuffix(QStringLiteral(" GB"));
    m_progress->setRange(0, 1000);
    for (QLabel* label : {m_size, m_what}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_browse->setProperty("role", QStringLiteral("flat"));
    m_browse->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* targetRow = new QHBoxLayout;
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(m_browse);
    m_rows = new QFormLayout(m_form);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_labels = {new QLabel, new QLabel, new QLabel, new QLabel, new QLabel, new QLabel};
    m_rows->addRow(m_labels[0], m_format);
    m_rows->addRow(m_labels[1], targetRow);
    m_rows->addRow(m_labels[2], m_dtype);
    m_rows->addRow(m_labels[3], m_shard);
    m_rows->addRow(m_labels[4], m_rank);
    m_rows->addRow(m_labels[5], m_size);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_form, m_messages, m_progress, m_what})
        column->addWidget(widget);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(620, 290);
}

void ExportDialog::connectParts()
{
    connect(m_browse, &QToolButton::clicked, this, [this] {
        const QFileInfo now(target());
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Choose where the export goes"), now.path());
        if (!chosen.isEmpty())
            m_target->setText(QDir(chosen).filePath(now.fileName()));
    });
    connect(m_target, &QLineEdit::textChanged, this, &ExportDialog::estimate);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    connect(m_dtype, &QComboBox::currentIndexChanged, this, &ExportDialog::estimate);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(target()); });
    connect(m_show, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(target())); });
    connect(&m_bridge, &WorkbenchBridge::exportProgress, this, &ExportDialog::showProgress);
    connect(&m_bridge, &WorkbenchBridge::exported, this, &ExportDialog::showResult);
    connect(&m_bridge, &WorkbenchBridge::exportEnded, this, &ExportDialog::showEnd);
    connect(&m_bridge, &WorkbenchBridge::exportPaused, this, &ExportDialog::showPause);
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export the child"));
    m_export->setText(m_state == State::Paused ? tr("Go on") : tr("Export"));
    m_copy->setText(tr("Copy path"));
    m_show->setText(tr("Open folder"));
    m_browse->setText(tr("Browse…"));
    m_cancel->setText(m_state == State::Done ? tr("Close") : tr("Cancel"));
    const QString formats[] = {tr("Hugging Face folder"), tr("One safetensors file: the weights alone"), tr("GGUF file for llama.cpp"), tr("LoRA adapter (PEFT)")};
    for (int i = 0; i < m_format->count(); ++i)
        m_format->setItemText(i, formats[i]);
    m_dtype->setItemText(0, tr("as in A (%1)").arg(QString::fromStdString(m_family.a->dtype)));
    m_rank->setToolTip(tr("The adapter holds the child's difference from %1. A higher rank leaves less of it out and makes a larger file.")
                           .arg(QString::fromStdString((m_family.original ? m_family.original : m_family.a)->name)));
    m_rank->setAccessibleDescription(m_rank->toolTip());
    const QString labels[] = {tr("Format"), endingOf(format()).isEmpty() ? tr("New folder") : tr("New file"), tr("Number type"), tr("Largest file"), tr("Rank"), tr("Space")};
    for (std::size_t i = 0; i < m_labels.size(); ++i)
        m_labels[i]->setText(labels[i]);
    estimate();
}

void ExportDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

ExportFormat ExportDialog::format() const { return ExportFormat(m_format->currentData().toInt()); }

// The types that the format can hold; 8 bits are GGUF's own.
void ExportDialog::fillTypes()
{
    const QString chosen = m_dtype->currentData().toString();
    m_dtype->clear();
    m_dtype->addItem(QString(), QString());
    for (const char* dtype : {"float32", "bfloat16", "float16"})
        m_dtype->addItem(QLatin1String(dtype), QLatin1String(dtype));
    if (format() == ExportFormat::Gguf)
        m_dtype->addItem(QStringLiteral("Q8_0"), kEightBits);
    m_dtype->setCurrentIndex(std::max(0, m_dtype->findData(chosen)));
}

// Only what the format takes is asked for, and the target is called as its kind of file is.
void ExportDialog::showFormat()
{
    QString name = target();
    for (const ExportFormat other : {ExportFormat::Safetensors, ExportFormat::Gguf})
        if (name.endsWith(endingOf(other)))
            name.chop(endingOf(other).size());
    m_target->setText(name + endingOf(format()));
    fillTypes();
    m_rows->setRowVisible(m_dtype, format() != ExportFormat::Peft);
    m_rows->setRowVisible(m_shard, format() == ExportFormat::HuggingFace);
    m_rows->setRowVisible(m_rank, format() == ExportFormat::Peft);
    retranslate();
}

QString ExportDialog::target() const { return m_target->text().trimmed(); }

ExportOptions ExportDialog::options() const
{
    ExportOptions options{.format = format()};
    options.rank = m_rank->value();
    const QString dtype = m_dtype->currentData().toString();
    options.eightBits = dtype == kEightBits;
    if (!dtype.isEmpty() && !options.eightBits && format() != ExportFormat::Peft)
        options.dtype = dtypeOfWord(dtype.toStdString());
    options.shardBytes = std::uint64_t(m_shard->value() * 1e9);
    return options;
}

std::uint64_t ExportDialog::bytesNeeded() const
{
    const auto dtype = options().dtype;
    if (options().eightBits)
        return m_family.a->parameters * 34 / 32; // blocks of 32 numbers and a factor
    return dtype ? m_family.a->parameters * std::uint64_t(bitsOf(*dtype)) / 8 : m_family.a->bytes;
}

void ExportDialog::estimate()
{
    const bool adapter = format() == ExportFormat::Peft; // its size is known once the matrices are looked at, and is small
    QString text = adapter ? tr("a small part of %1").arg(shownBytes(bytesNeeded())) : tr("about %1").arg(shownBytes(bytesNeeded()));
    try {
        const std::uint64_t free = freeSpace(toPath(target()));
        text += tr("; %1 are free there").arg(shownBytes(free));
        if (!adapter && free < bytesNeeded())
            text += QStringLiteral("  ⚠");
    } catch (const std::exception&) {
        // A place that cannot be asked is refused, with its reason, when the export starts.
    }
    m_size->setText(text);
    m_export->setEnabled(!target().isEmpty());
}

void ExportDialog::setState(State state)
{
    m_state = state;
    m_form->setEnabled(state == State::Choosing || state == State::Paused);
    for (QWidget* field : std::initializer_list<QWidget*>{m_format, m_dtype, m_shard, m_rank})
        field->setEnabled(state == State::Choosing); // what is begun keeps its form; only its place may change
    m_progress->setVisible(state == State::Writing);
    m_what->setVisible(state == State::Writing || state == State::Done);
    m_export->setVisible(state == State::Choosing || state == State::Paused);
    m_export->setDefault(state == State::Choosing || state == State::Paused);
    m_export->setText(state == State::Paused ? tr("Go on") : tr("Export"));
    m_copy->setVisible(state == State::Done);
    m_show->setVisible(state == State::Done);
    m_cancel->setText(state == State::Done ? tr("Close") : tr("Cancel"));
}

void ExportDialog::begin()
{
    const bool paused = m_state == State::Paused;
    m_messages->dismiss();
    m_progress->setValue(0);
    m_what->clear();
    setState(State::Writing);
    if (paused && target() == m_pausedAt)
        m_bridge.resumeExport();
    else if (paused)
        m_bridge.resumeExport(toPath(target()));
    else
        m_bridge.exportTo(toPath(target()), m_window, options());
}

void ExportDialog::showProgress(double fraction, const QString& what, double secondsLeft)
{
    if (m_state != State::Writing)
        return;
    m_progress->setValue(int(fraction * 1000));
    m_what->setText(secondsLeft >= 0 ? QStringLiteral("%1 · %2").arg(what, shownTime(secondsLeft)) : what);
}

void ExportDialog::showResult(const ExportResult& result)
{
    if (m_state != State::Writing)
        return;
    setState(State::Done);
    m_target->setText(fromPath(result.out));
    m_what->setText(QStringLiteral("✓ ") + tr("Written: %1, %n file(s), %2.", nullptr, int(result.files.size())).arg(fromPath(result.out), shownBytes(result.bytes))
                    + (result.details.contains("relative_error")
                           ? QLatin1Char('\n') + tr("At this rank %1 % of the child's difference is left out.").arg(100 * result.details["relative_error"].get<double>(), 0, 'g', 3)
                           : QString())
                    + (result.sha256.empty() ? QString() : QStringLiteral("\nSHA-256 %1").arg(QString::fromStdString(result.sha256))));
}

void ExportDialog::showEnd(bool cancelled, const ErrorInfo& error)
{
    if (m_state != State::Writing)
        return;
    setState(State::Choosing);
    if (cancelled)
        m_messages->showNotice(tr("Cancelled. Nothing was written."));
    else
        m_messages->showError(error);
}

// The disk is full: the same place once there is room, another place, or not at all.
void ExportDialog::showPause(const ErrorInfo& error, const std::filesystem::path& out)
{
    if (m_state != State::Writing)
        return;
    m_pausedAt = fromPath(out);
    m_target->setText(m_pausedAt);
    setState(State::Paused);
    m_messages->showError(error);
}

void ExportDialog::reject()
{
    if (m_state == State::Paused)
        setState(State::Writing); // until the word comes that nothing is left
    if (m_state == State::Writing)
        m_bridge.cancelExport(); // the word that it ended comes as an event
    else
        QDialog::reject();
}

} // namespace heterosis
