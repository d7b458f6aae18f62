// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/style_sheet.h"

#include "style/colours.h"

namespace heterosis {

QString styleSheetOf(const Colours& c)
{
    QString sheet = QStringLiteral(R"(
QWidget[role="panel"] { background: @panel; border: 1px solid @line; border-radius: 6px; }
QWidget[role="card"] { background: @raised; border: 1px solid @line; border-radius: 5px; }
QWidget[role="child-card"] { background: @raised; border: 1px solid @child; border-radius: 5px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="dim"] { color: @dim; }
QLabel[role="warning"] { color: @warning; }
QFrame[role="message"] { background: @raised; border: 1px solid @warning; border-radius: 5px; }
QLineEdit, QPlainTextEdit { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 3px 6px; selection-background-color: @selection; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: @accent; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 4px 12px; }
QPushButton:hover { border-color: @dim; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { border-color: @accent; }
QPushButton:disabled { color: @faint; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px 6px; }
QToolButton[role="flat"] { border-color: @line; background: @raised; }
QToolButton:hover, QToolButton[role="flat"]:hover { border-color: @dim; }
QToolButton:focus { border-color: @accent; }
QToolButton:checked { background: @line; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton:disabled { color: @faint; }
QMenuBar { background: @window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 26px; }
QMenu::item:selected { background: @selection; color: white; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @window; color: @dim; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @dim; padding: 0 6px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QTextEdit[role="speech"] { background: transparent; border: none; selection-background-color: @selection; }
QProgressBar { background: @window; border: 1px solid @line; border-radius: 4px; text-align: center; height: 16px; }
QProgressBar::chunk { background: @selection; border-radius: 3px; }
QTabBar::tab { background: transparent; color: @dim; border: 1px solid @line; border-radius: 4px; padding: 3px 18px; margin: 2px 3px; }
QTabBar::tab:selected { background: @raised; color: @text; border-color: @dim; font-weight: 600; }
QTabBar::tab:hover { border-color: @dim; }
QTabBar::tab:focus { border-color: @accent; }
QTableView { background: @panel; alternate-background-color: @raised; border: none; }
QTableView::item { padding: 0 4px; }
QTableView::item:selected { background: @selection; color: white; }
QHeaderView, QHeaderView::section { background: @panel; color: @dim; border: none; }
QHeaderView::section { border-bottom: 1px solid @line; padding: 3px 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
)");
    const QColor faint = c.dark ? QColor(0x6f, 0x77, 0x83) : QColor(0x93, 0x9b, 0xa6);
    const std::pair<const char*, QColor> names[] = {
        {"@panel", c.panel}, {"@line", c.line}, {"@raised", c.raised}, {"@child", c.child}, {"@dim", c.dim}, {"@warning", c.warning},
        {"@selection", c.selection}, {"@window", c.window}, {"@text", c.text}, {"@faint", faint}, {"@accent", c.a}};
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace heterosis
