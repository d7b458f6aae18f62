// SPDX-License-Identifier: GPL-3.0-or-later
#include "parents/parent_card.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "bridge/paths.h"
#include "bridge/translate_error.h"
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

ParentCard::ParentCard(Column column, QWidget* parent)
    : QFrame(parent), m_column(column), m_name(new QLabel), m_facts(new QLabel), m_lock(new QLabel), m_problems(new QLabel)
{
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("parentCard") + letterOf(column));
    m_name->setProperty("role", QStringLiteral("title"));
    m_lock->setObjectName(QStringLiteral("parentLock") + letterOf(column));
    m_facts->setObjectName(QStringLiteral("parentFacts") + letterOf(column));
    m_facts->setProperty("role", QStringLiteral("dim"));
    m_lock->setProperty("role", QStringLiteral("dim"));
    m_problems->setProperty("role", QStringLiteral("warning"));
    auto* column_ = new QVBoxLayout(this);
    column_->setContentsMargins(10, 8, 8, 8);
    column_->setSpacing(2);
    m_name->setIndent(kDot + 8);
    for (QLabel* label : {m_name, m_facts, m_lock, m_problems}) {
        label->setTextFormat(Qt::PlainText);
        label->setMinimumWidth(40);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column_->addWidget(label);
    }
    m_facts->setWordWrap(true);
    m_problems->setWordWrap(true);
    display();
}

void ParentCard::setModel(const std::optional<ModelInfo>& model)
{
    m_model = model;
    m_hash.clear();
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
    const QString name = letterOf(m_column) + QLatin1Char(' ') + QString::fromStdString(m.name);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(60, width() - 40)));
    m_facts->setText(QStringList{shownFamily(m.family), shownParameters(m.parameters), shownDtype(m.dtype), shownBytes(m.bytes)}.join(QStringLiteral(" · ")));
    m_facts->setToolTip(tr("%1\n%n layer(s), width %2, %3 heads, context %4, vocabulary %5", nullptr, int(m.layers))
                            .arg(QString::fromStdString(m.path)).arg(m.width).arg(m.heads).arg(m.context).arg(m.vocabulary));
    m_name->setToolTip(QString::fromStdString(m.path));
    const QString sum = m_hash.isEmpty() ? tr("SHA-256 …") : QStringLiteral("%1…%2 ✓").arg(m_hash.left(6), m_hash.right(4));
    m_lock->setText(QStringLiteral("🔒 ") + tr("read-only") + QStringLiteral(" · ") + sum);
    m_lock->setToolTip(tr("Read-only, memory-mapped: the files of this model are never written.") + QLatin1Char('\n')
                       + (m_hash.isEmpty() ? tr("The SHA-256 is being computed.") : QStringLiteral("SHA-256 %1").arg(m_hash)));
    QStringList problems;
    for (const std::string& problem : m.problems)
        problems << QStringLiteral("⚠ ") + translated(problem);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    setAccessibleName(name);
    setAccessibleDescription(m_facts->text() + QStringLiteral(", ") + m_lock->toolTip());
    update();
}

void ParentCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const Colours& c = Colours::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_column == Column::Original ? c.original : m_column == Column::A ? c.a : c.b);
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
