// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "engine/workbench.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace heterosis {

// How all four speak: temperature, top-k, top-p, length, seed and the chat switch. The same seed goes to all.
class SamplingBar : public QWidget {
    Q_OBJECT
public:
    explicit SamplingBar(QWidget* parent = nullptr);
    void fill(ListenSettings& settings) const;
    void setSettings(const ListenSettings& settings);
    void setChat(bool known, const QString& name);  // which template the tokenizer has, if a known one

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QCheckBox* m_chat;
    QDoubleSpinBox *m_temperature, *m_topP;
    QSpinBox *m_topK, *m_length, *m_seed;
    QLabel *m_temperatureLabel, *m_topKLabel, *m_topPLabel, *m_lengthLabel, *m_seedLabel;
    QToolButton* m_dice;
    QString m_chatName;
};

} // namespace heterosis
