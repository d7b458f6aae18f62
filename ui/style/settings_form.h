// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QComboBox>
#include <QWidget>

#include <string>
#include <vector>

class QFormLayout;
class QLabel;
class QToolButton;

namespace heterosis {

// Settings in rows of a label and a field, or two fields; rows added after the "More" button are shown on demand. Each row has a help,
// which is the tool tip of all its parts. Labels and helps are marked with QT_TR_NOOP in the form that adds them.
class SettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit SettingsForm(QWidget* parent = nullptr);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    virtual void retranslate() = 0;
    virtual void adapt() = 0;                           // to a choice; not called before finish()

    template <class Box> Box* box(const QString& name, double low, double high, double value, double step = 1);
    QComboBox* choice(const QString& name, const std::vector<std::string>& values);
    static std::string chosen(const QComboBox* box) { return box->currentData().toString().toStdString(); }
    static QWidget* pair(QWidget* left, QWidget* right, int leftShare = 1);
    QFormLayout* layoutOfRows() { return m_layout; }
    void row(const char* label, QWidget* field, const char* help);
    void more(const QString& name);                     // the rows that follow are details
    void finish();                                      // all rows are there
    void setFits(QWidget* field, bool fits);            // whether the field's row belongs to what is chosen elsewhere
    void showRows();
    void wordRows();

private:
    struct Row {
        QLabel* label;
        QWidget* field;
        const char *text, *help;
        bool detail, fits = true;
    };
    QFormLayout* m_layout;
    QToolButton* m_more = nullptr;
    std::vector<Row> m_rows;
    bool m_finished = false;
};

template <class Box> Box* SettingsForm::box(const QString& name, double low, double high, double value, double step)
{
    using Value = std::decay_t<decltype(Box().value())>;
    auto* made = new Box;
    made->setObjectName(name);
    made->setRange(Value(low), Value(high));
    made->setSingleStep(Value(step));
    made->setValue(Value(value));
    made->setMinimumWidth(64);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(made, &Box::valueChanged, this, &SettingsForm::changed);
    return made;
}

} // namespace heterosis
