// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/files.h"
#include "engine/command_run.h"
#include "engine/export_formats.h"
#include "engine/workbench_impl.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostImage = 64'000'000;

// A folder of one preview; gone with what lies in it.
class Scratch {
public:
    Scratch()
    {
        std::string name = (fs::temp_directory_path() / "heterosis-preview-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw Error({.message = text("There is no room for temporary files"), .file = name, .place = {}, .remedy = text("Free some space, or set TMPDIR to another disk")});
        m_path = name;
    }
    ~Scratch()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

std::string bytesOf(const fs::path& file)
{
    std::error_code none;
    if (!fs::is_regular_file(file, none) || fs::file_size(file, none) > kMostImage || none)
        return {};
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool isPicture(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n") || bytes.starts_with("\xFF\xD8\xFF"); }

// The picture that was written to {out}, or whose path is the last line that was printed.
std::string pictureOf(const fs::path& out, const fs::path& directory, const std::string& said)
{
    if (std::string bytes = bytesOf(out); isPicture(bytes))
        return bytes;
    const std::size_t end = said.find_last_not_of(" \t\r\n");
    if (end == std::string::npos)
        return {};
    const std::size_t line = said.find_last_of('\n', end);
    const std::string name = said.substr(line == std::string::npos ? 0 : line + 1, end - (line == std::string::npos ? 0 : line + 1) + 1);
    if (name.size() > 4096 || name.find('\0') != std::string::npos)
        return {};
    std::string bytes = bytesOf(directory / name); // an absolute path stays what it is
    return isPicture(bytes) ? bytes : std::string();
}

} // namespace

void Workbench::Impl::showModel(Column column, const fs::path& model, const UserCommand& command, const std::string& prompt, Control& control)
{
    send(event::Showing{column});
    try {
        const Scratch scratch;
        const fs::path out = scratch.path() / "out.png";
        const auto argv = filledIn(command.argv, {{"{model}", model.string()}, {"{prompt}", prompt}, {"{out}", out.string()}});
        std::string said = runCommand(argv, scratch.path(), std::chrono::seconds(command.seconds), control);
        std::string picture = pictureOf(out, scratch.path(), said);
        send(event::Shown{column, picture.empty() ? std::move(said) : std::string(), std::move(picture)});
    } catch (const Cancelled&) {
        send(event::ShowFailed{column, {}, true});
        throw;
    } catch (...) {
        send(event::ShowFailed{column, caughtError(), false});
    }
}

void Workbench::show(const UserCommand& command, const std::string& prompt)
{
    if (command.argv.empty() || command.argv.front().empty())
        return; // off
    Impl& impl = *m_impl;
    std::shared_ptr<OpenFamily> opened;
    Recipe recipe;
    {
        const std::lock_guard lock(impl.mutex);
        opened = impl.family;
        if (!opened)
            return;
        recipe = impl.recipe(*opened, Json::object());
    }
    const auto run = [&impl, opened, recipe, command, prompt](Control& control) {
        {
            const Scratch scratch;
            const fs::path child = scratch.path() / "child.safetensors";
            exportAs(opened->parents, recipe, child, {.format = ExportFormat::Safetensors}, control);
            impl.showModel(Column::Child, child, command, prompt, control);
        }
        if (opened->shownFor == std::pair(command, prompt))
            return;
        const bool own = opened->parents.original != nullptr;
        const auto& map = own ? opened->parents.original : opened->parents.a;
        const auto& files = map->checkpoint->weightFiles();
        impl.showModel(own ? Column::Original : Column::A, files.size() == 1 ? files.front() : map->checkpoint->path(), command, prompt, control);
        opened->shownFor = {command, prompt};
    };
    impl.submit("showing", Priority::Background, "show", run, [&impl](const ErrorInfo* error, bool cancelled) {
        if (error || cancelled)
            impl.send(event::ShowFailed{Column::Child, error ? *error : ErrorInfo{}, cancelled});
    });
}

void Workbench::cancelShow() { m_impl->engine.cancelKey("show"); }

} // namespace heterosis
#endif
