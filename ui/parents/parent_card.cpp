// SPDX-License-Identifier: GPL-3.0-or-later
#include "parents/parent_card.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "equalizer/parent_colours.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr int kDot = 10;

QString shownFamily(const std::string& family)
{
    if (family == "gpt2")
        return QStringLiteral("GPT-2");
    QString name = QString::fromStdString(family);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString shownDtype(const std::string& dtype)
{
    const QString name = QString::fromStdString(dtype);
    return name == QLatin1String("bfloat16") ? QStringLiteral("bf16") : name == QLatin1String("float16") ? QStringLiteral("fp16")
        : name == QLatin1String("float32")   ? QStringLiteral("fp32")
                                             : name;
}

QString shownParameters(std::uint64_t parameters)
{
    const double n = double(parameters);
    const auto number = [](double value, const char* unit) { return QLocale::c().toString(value, 'f', value < 100 ? 1 : 0) + QLatin1String(unit); };
    return n >= 1e9 ? number(n / 1e9, " B") : n >= 1e6 ? number(n / 1e6, " M") : number(n / 1e3, " K");
}

} // namespace

QString letterOf(Column column)
{
    switch (column) {
    case Column::Original: return QStringLiteral("O");
    case Column::A: return QStringLiteral("A");
    case Column::B: return QStringLiteral("B");
    case Column::Child: break;
    }
    return QString();
}

QString ParentCard::letter() const { return m_number ? parentName(*m_number) : letterOf(Column::Original); }

ParentCard::ParentCard(std::optional<std::size_t> number, QWidget* parent)
    : QFrame(parent), m_number(number), m_name(new QLabel), m_facts(new QLabel), m_lock(new QLabel), m_problems(new QLabel), m_more(new QToolButton)
{
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("parentCard") + letter());
    m_name->setProperty("role", QStringLiteral("title"));
    m_lock->setObjectName(QStringLiteral("parentLock") + letter());
    m_facts->setObjectName(QStringLiteral("parentFacts") + letter());
    m_facts->setProperty("role", QStringLiteral("dim"));
    m_lock->setProperty("role", QStringLiteral("dim"));
    m_problems->setProperty("role", QStringLiteral("warning"));
    auto* column_ = new QVBoxLayout(this);
    column_->setContentsMargins(10, 8, 8, 8);
    column_->setSpacing(2);
    m_name->setIndent(kDot + 8);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_name, 1);
    head->addWidget(m_more);
    column_->addLayout(head);
    for (QLabel* label : {m_name, m_facts, m_lock, m_problems}) {
        label->setTextFormat(Qt::PlainText);
        label->setMinimumWidth(40);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        if (label != m_name)
            column_->addWidget(label);
    }
    buildMenu();
    m_facts->setWordWrap(true);
    m_problems->setWordWrap(true);
    display();
}

void ParentCard::buildMenu()
{
    m_more->setObjectName(QStringLiteral("parentMenu") + letter());
    m_more->setText(QStringLiteral("⋯"));
    m_more->setProperty("role", QStringLiteral("flat"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setVisible(m_number.has_value());
    if (!m_number)
        return;
    auto* menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    const auto add = [&](const char* name, auto signal) {
        QAction* action = menu->addAction(QString(), this, signal);
        action->setObjectName(QLatin1String(name) + letter());
        return action;
    };
    m_choose = add("statistics", &ParentCard::statisticsWanted);
    m_drop = add("dropStatistics", &ParentCard::statisticsDropped);
    if (*m_number >= 2) {
        menu->addSeparator();
        m_remove = add("removeParent", &ParentCard::removeWanted);
    }
    m_more->setMenu(menu);
}

void ParentCard::retranslateMenu()
{
    if (!m_number)
        return;
    m_more->setToolTip(tr("More of parent %1").arg(letter()));
    m_more->setAccessibleName(m_more->toolTip());
    m_choose->setText(tr("Use statistics over your data…"));
    m_choose->setToolTip(tr("A file that heterosis-cli analyse --statistics wrote: for the operators fisher and regmean"));
    m_drop->setText(tr("Leave its statistics out"));
    m_drop->setEnabled(!m_model->statistics.empty());
    if (m_remove) {
        m_remove->setText(tr("Take parent %1 out").arg(letter()));
        m_remove->setToolTip(tr("Its share goes to the others; its files stay where they are"));
    }
}

void ParentCard::setModel(const std::optional<ModelInfo>& model)
{
    m_model = model;
    m_hash.clear();
    m_findings.clear();
    m_examined = -1;
    display();
}

void ParentCard::setExamining(double fraction)
{
    m_examined = int(100 * fraction);
    display();
}

void ParentCard::setFindings(const std::vector<Finding>& findings)
{
    m_findings = findings;
    m_examined = -1;
    display();
}

void ParentCard::setHash(const QString& sha256)
{
    m_hash = sha256;
    display();
}

void ParentCard::display()
{
    setVisible(m_model.has_value());
    if (!m_model)
        return;
    const ModelInfo& m = *m_model;
    retranslateMenu();
    const QString name = letter() + QLatin1Char(' ') + QString::fromStdString(m.name);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(60, width() - (m_number ? 72 : 40))));
    QStringList facts{shownFamily(m.family), shownParameters(m.parameters), shownDtype(m.dtype), shownBytes(m.bytes)};
    for (const StatisticsKind kind : m.statistics) {
        const std::string_view word = nameOf(kind);
        facts << tr("%1 ✓").arg(QString::fromUtf8(word.data(), qsizetype(word.size())));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(tr("%1\n%n layer(s), width %2, %3 heads, context %4, vocabulary %5", nullptr, int(m.layers))
                            .arg(QString::fromStdString(m.path)).arg(m.width).arg(m.heads).arg(m.context).arg(m.vocabulary));
    m_name->setToolTip(QString::fromStdString(m.path));
    const QString sum = m_hash.isEmpty() ? tr("SHA-256 …") : QStringLiteral("%1…%2 ✓").arg(m_hash.left(6), m_hash.right(4));
    m_lock->setText(QStringLiteral("🔒 ") + tr("read-only") + QStringLiteral(" · ") + sum);
    m_lock->setToolTip(tr("Read-only, memory-mapped: the files of this model are never written.") + QLatin1Char('\n')
                       + (m_hash.isEmpty() ? tr("The SHA-256 is being computed.") : QStringLiteral("SHA-256 %1").arg(m_hash)));
    showProblems();
    setAccessibleName(name);
    setAccessibleDescription(m_facts->text() + QStringLiteral(", ") + m_lock->toolTip());
    update();
}

// The gravest first; notes are for `inspect`. The tool tip has what the list has no room for.
void ParentCard::showProblems()
{
    constexpr qsizetype most = 4;
    std::vector<Finding> all = m_model->problems;
    all.insert(all.end(), m_findings.begin(), m_findings.end());
    std::erase_if(all, [](const Finding& finding) { return finding.severity == Severity::Note; });
    std::stable_sort(all.begin(), all.end(), [](const Finding& x, const Finding& y) { return x.severity > y.severity; });
    QStringList problems;
    for (const Finding& finding : all)
        problems << QStringLiteral("⚠ ") + translated(finding);
    QStringList shown = problems.mid(0, most);
    if (problems.size() > most)
        shown << tr("and %n more", nullptr, int(problems.size() - most));
    if (m_examined >= 0)
        shown << tr("examining the numbers: %1 %").arg(m_examined);
    m_problems->setText(shown.join(QLatin1Char('\n')));
    m_problems->setToolTip(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!shown.isEmpty());
}

void ParentCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const Colours& c = Colours::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_number ? parentColour(*m_number) : c.original);
    painter.drawEllipse(QRectF(m_name->x(), m_name->geometry().center().y() - kDot / 2.0 + 0.5, kDot, kDot));
}

void ParentCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    display();
}

void ParentCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        display();
    QFrame::changeEvent(event);
}

} // namespace heterosis
