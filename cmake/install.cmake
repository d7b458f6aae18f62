# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS heterosis-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(HETEROSIS_DESKTOP)
    install(TARGETS heterosis RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY resources/families resources/demo DESTINATION ${CMAKE_INSTALL_DATADIR}/heterosis)
