// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include <array>

#include "engine/workbench.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace heterosis {

class MessageBar;
class WorkbenchBridge;

// Writes the child in one of the export formats. It stays open while the work goes on, and the window stays usable.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(WorkbenchBridge& bridge, const FamilyInfo& family, const Json& window, const QString& folder, QWidget* parent = nullptr);
    QString target() const;

protected:
    void reject() override;
    void changeEvent(QEvent* event) override;

private:
    enum class State { Choosing, Writing, Paused, Done };
    void build(const QString& folder);
    void connectParts();
    void retranslate();
    void setState(State state);
    void estimate();
    void fillTypes();
    void showFormat();
    ExportFormat format() const;
    void begin();
    void showProgress(double fraction, const QString& what, double secondsLeft);
    void showResult(const ExportResult& result);
    void showEnd(bool cancelled, const ErrorInfo& error);
    void showPause(const ErrorInfo& error, const std::filesystem::path& out);
    ExportOptions options() const;
    std::uint64_t bytesNeeded() const;

    WorkbenchBridge& m_bridge;
    const FamilyInfo m_family;
    const Json m_window;
    State m_state = State::Choosing;
    QString m_pausedAt;     // the folder beside which the unfinished export lies
    QLineEdit* m_target;
    QComboBox *m_format, *m_dtype;
    QDoubleSpinBox* m_shard;
    QSpinBox* m_rank;
    QLabel *m_size, *m_what;
    QProgressBar* m_progress;
    MessageBar* m_messages;
    QPushButton *m_export, *m_cancel, *m_copy, *m_show;
    QToolButton* m_browse;
    QWidget* m_form;
    QFormLayout* m_rows = nullptr;
    std::array<QLabel*, 6> m_labels{};
};

} // namespace heterosis
