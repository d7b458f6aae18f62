# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS heterosis-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY resources/families resources/demo resources/icons DESTINATION ${CMAKE_INSTALL_DATADIR}/heterosis)
install(FILES README.md README.ko.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(HETEROSIS_DESKTOP)
    # Desktops match a window, its entry and its icon by this name.
    set(application_id org.heterosis.Heterosis)
    install(TARGETS heterosis RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES packaging/${application_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES packaging/${application_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES resources/icons/heterosis.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME ${application_id}.svg)
endif()
