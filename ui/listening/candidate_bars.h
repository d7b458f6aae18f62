// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QWidget>

#include "engine/workbench.h"

namespace heterosis {

// White space and ends made visible: "␣norm", "⏎".
QString shownToken(const std::string& text);

// The likeliest next tokens side by side, each with a bar as long as its probability.
class CandidateStrip : public QWidget {
    Q_OBJECT
public:
    explicit CandidateStrip(const QColor& colour, QWidget* parent = nullptr);
    void setToken(const HeardToken* token);     // null: nothing to show
    void setColour(const QColor& colour);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<CandidateText> m_top;
    QColor m_colour;
};

// A small window beside the pointer: one token, its probability, and the tokens that might have come instead.
class TokenPopup : public QWidget {
    Q_OBJECT
public:
    explicit TokenPopup(QWidget* parent);
    void showFor(const HeardToken& token, const QColor& colour, const QPoint& globalBelow);
    const HeardToken& token() const { return m_token; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HeardToken m_token;
    QColor m_colour;
};

} // namespace heterosis
