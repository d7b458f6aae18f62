// SPDX-License-Identifier: GPL-3.0-or-later
#include "parents/open_dialog.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include "base/files.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "equalizer/parent_colours.h"
#include "parents/model_row.h"
#include "style/colours.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr int kOriginalRow = int(kMostParents); // below all parents

std::vector<CachedModel> knownModels()
{
    std::vector<CachedModel> models;
    std::error_code ignored;
    try {
        for (const char* name : {"original", "parent-english", "parent-korean"})
            if (const auto directory = resourceDirectory() / "demo" / name; std::filesystem::exists(directory, ignored))
                models.push_back({std::string("demo/") + name, directory});
    } catch (const Error&) {
        // An installation without resources has no demo family to offer.
    }
    for (CachedModel& model : cachedModels())
        models.push_back(std::move(model));
    return models;
}

// Runs on a pool thread and gives the answer back on the dialog's, if the dialog is still there.
template <class Work, class Give> void inBackground(QObject* context, Work work, Give give)
{
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(context), work, give] {
        auto answer = work();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, give, answer = std::move(answer)] {
            if (guard)
                give(answer);
        }, Qt::QueuedConnection);
    });
}

} // namespace

OpenDialog::OpenDialog(const std::optional<OpenRequest>& start, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("openDialog"));
    setWindowTitle(tr("Open parents"));
    const Colours& c = Colours::current();
    m_grid = new QGridLayout;
    auto* grid = m_grid;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    m_a = new ModelRow(tr("Parent A"), tr("A folder with config.json and safetensors, or MODEL+ADAPTER"), c.a, QStringLiteral("pathA"), grid, 0, this);
    m_b = new ModelRow(tr("Parent B"), tr("Optional: without it, A is scaled alone"), c.b, QStringLiteral("pathB"), grid, 1, this);
    m_original = new ModelRow(tr("Original"), tr("Optional: the common ancestor"), c.original, QStringLiteral("pathOriginal"), grid, kOriginalRow, this);
    auto* swap = new QPushButton(QStringLiteral("A ⇄ B"));
    swap->setToolTip(tr("Swap the parents: A becomes B"));
    m_add = new QPushButton(tr("Add a parent"));
    m_add->setObjectName(QStringLiteral("addParentRow"));
    m_add->setToolTip(tr("A line for a third parent, and further ones: A to H"));
    m_add->setAutoDefault(false);
    m_fit = new QLabel;
    m_fit->setObjectName(QStringLiteral("fitText"));
    m_fit->setWordWrap(true);
    m_keepTokens = new QCheckBox(tr("Blend the body and keep A's embeddings"));
    m_keepTokens->setObjectName(QStringLiteral("keepTokens"));
    m_keepTokens->setToolTip(tr("Embedding and head stay those of A, whatever the equalizer says; everything else is crossed"));
    m_keepTokens->setVisible(start && start->keepTokensOfA);
    m_keepTokens->setChecked(start && start->keepTokensOfA);
    m_messages = new MessageBar;
    auto* buttons = new QDialogButtonBox;
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("openButton"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    buttons->addButton(swap, QDialogButtonBox::ResetRole);
    buttons->addButton(m_add, QDialogButtonBox::ResetRole);
    swap->setAutoDefault(false);
    m_open->setDefault(true);
    m_open->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(m_fit);
    column->addWidget(m_keepTokens);
    column->addWidget(m_messages);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(760, 270);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(swap, &QPushButton::clicked, this, [this] {
        const QString a = m_a->path();
        m_a->setPath(m_b->path());
        m_b->setPath(a);
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(&m_pause, &QTimer::timeout, this, &OpenDialog::check);
    for (ModelRow* row : {m_a, m_b, m_original})
        watch(row);
    connect(m_add, &QPushButton::clicked, this, [this] { addParent(); });
    connect(m_keepTokens, &QCheckBox::toggled, this, &OpenDialog::check);
    if (start) {
        m_a->setPath(fromPath(start->a));
        m_b->setPath(start->b ? fromPath(*start->b) : QString());
        m_original->setPath(start->original ? fromPath(*start->original) : QString());
        for (const auto& path : start->more)
            addParent(fromPath(path));
    }
    inBackground(this, knownModels, [this](const std::vector<CachedModel>& models) {
        m_known = models;
        for (ModelRow* row : {m_a, m_b, m_original})
            row->offer(models);
        for (ModelRow* row : m_further)
            row->offer(models);
    });
}

void OpenDialog::addParent(const QString& path)
{
    const std::size_t number = 2 + m_further.size();
    if (number >= kMostParents)
        return;
    auto* row = new ModelRow(tr("Parent %1").arg(parentName(number)), tr("Optional: a further parent"), parentColour(number), QStringLiteral("path") + parentName(number),
                             m_grid, int(number), this);
    m_further.push_back(row);
    row->offer(m_known);
    row->setPath(path);
    watch(row);
    m_add->setEnabled(number + 1 < kMostParents);
    resize(width(), std::max(height(), sizeHint().height()));
    if (path.isEmpty())
        row->focus();
    else
        changed();
}

void OpenDialog::watch(ModelRow* row) { connect(row, &ModelRow::changed, this, &OpenDialog::changed); }

void OpenDialog::changed()
{
    ++m_serial;
    m_open->setEnabled(false);
    m_pause.start();
}

OpenRequest OpenDialog::request() const
{
    OpenRequest request{.a = toPath(m_a->path())};
    if (!m_b->path().isEmpty())
        request.b = toPath(m_b->path());
    if (!m_original->path().isEmpty())
        request.original = toPath(m_original->path());
    for (const ModelRow* row : m_further)
        if (!row->path().isEmpty() && request.b)
            request.more.push_back(toPath(row->path()));
    request.keepTokensOfA = m_keepTokens->isChecked() && !m_keepTokens->isHidden();
    return request;
}

void OpenDialog::check()
{
    const int serial = ++m_serial;
    m_open->setEnabled(false);
    if (m_a->path().isEmpty()) {
        m_fit->clear();
        m_messages->dismiss();
        return;
    }
    m_fit->setText(tr("Reading the headers…"));
    inBackground(this, [request = request()]() -> Answer {
        try {
            return {inspectRequest(request), {}};
        } catch (const Error& error) {
            return {{}, error.info()};
        } catch (const std::exception& error) {
            return {{}, ErrorInfo{.message = Text(std::string(error.what()))}};
        }
    }, [this, serial](const Answer& answer) {
        if (serial == m_serial)
            showAnswer(answer);
    });
}

void OpenDialog::showAnswer(const Answer& answer)
{
    m_open->setEnabled(answer.family.has_value());
    if (answer.family) {
        m_messages->dismiss();
        m_fit->setText(fitText(*answer.family));
        showTokens(*answer.family);
    } else {
        m_fit->clear();
        m_keepTokens->hide();
        m_messages->showError(answer.error);
    }
}

// Unlike vocabularies are no refusal: the body can be crossed. Unlike tokens with as many rows can be blended too, if one wishes.
void OpenDialog::showTokens(const FamilyInfo& family)
{
    m_keepTokens->setVisible(family.unlikeTokens.has_value());
    if (!family.unlikeTokens)
        return;
    m_open->setEnabled(m_keepTokens->isChecked() || !family.mustKeepTokensOfA);
    m_messages->showNotice(translated(family.unlikeTokens->message));
}

QString OpenDialog::fitText(const FamilyInfo& family) const
{
    const ModelInfo& a = family.a.value();
    QString text = QStringLiteral("<b>✓ ") + (family.unlikeTokens ? tr("The parents fit each other, but for their tokens.") : family.b ? tr("The parents fit each other.") : tr("This model can be opened.")) + QStringLiteral("</b><br>");
    text += tr("%1 · %n layer(s) · width %2 · %3 genes", nullptr, int(a.layers))
                .arg(QString::fromStdString(a.family).toHtmlEscaped()).arg(a.width).arg(family.genes.size());
    text += QStringLiteral("<br>")
        + tr("Opening takes %1 of memory; %2 are free. It computes on %3 in %4.")
              .arg(shownBytes(family.memoryNeeded), shownBytes(family.memoryFree), QString::fromStdString(family.device).toHtmlEscaped(),
                   QString::fromStdString(family.dtype).toHtmlEscaped());
    if (family.memoryNeeded > family.memoryFree)
        text += QStringLiteral("<br><b>⚠ ") + tr("That is more than is free: the machine may become very slow.") + QStringLiteral("</b>");
    if (!family.silence.empty())
        text += QStringLiteral("<br>") + translated(family.silence).toHtmlEscaped() + QStringLiteral(". ") + tr("They can be shaped and exported.");
    else if (!family.hasTokenizer)
        text += QStringLiteral("<br>⚠ ") + tr("Without a tokenizer the models cannot speak here; they can be shaped and exported.");
    return text;
}

} // namespace heterosis
