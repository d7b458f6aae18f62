// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

namespace heterosis {

// Five sentences that lead through the window.
class FirstStepsDialog : public QDialog {
    Q_OBJECT
public:
    explicit FirstStepsDialog(QWidget* parent = nullptr);
};

// Versions of everything that computes or draws, and the licence.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace heterosis
