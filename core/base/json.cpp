// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"

namespace heterosis {

namespace {

// Walks over the text and leaves the place that the parser has read up to where the handler can see it.
class Reader {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Reader(const char* at, const char** seen) : m_at(at), m_seen(seen) {}
    reference operator*() const { return *m_at; }
    Reader& operator++()
    {
        *m_seen = ++m_at;
        return *this;
    }
    Reader operator++(int)
    {
        Reader before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Reader& other) const { return m_at == other.m_at; }
    bool operator!=(const Reader& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    const char** m_seen;
};

std::string placeOf(std::string_view text, std::size_t byte)
{
    byte = std::min(byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
    return "line " + std::to_string(line) + ", byte " + std::to_string(byte);
}

// What is left of "[json.exception.parse_error.101] parse error at line 1, column 8: syntax error ...; last read: '...'".
std::string detailOf(std::string_view message)
{
    if (const auto colon = message.find(": "); message.starts_with('[') && colon != std::string_view::npos)
        message.remove_prefix(colon + 2);
    if (const auto read = message.find("; last read: "); read != std::string_view::npos && message.size() - read > 80)
        message = message.substr(0, read);
    return printable(message, 200);
}

// Builds the value without recursion. Objects are appended to, not searched (nlohmann's ordered_map looks through all its
// keys at each insertion), so that a vocabulary of 150,000 words takes milliseconds.
class Builder {
public:
    Builder(std::string_view text, const std::string& file, const JsonLimits& limits, const char* const& at)
        : m_text(text), m_file(file), m_limits(limits), m_at(at)
    {
    }

    Json take() { return std::move(m_root); }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name)
    {
        Level& level = m_open.back();
        if (!level.keys.insert(name).second)
            fail(text("The key \"{}\" appears twice in one object", printable(name)),
                 "Remove one of the two: readers differ in which one they take");
        level.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error)
    {
        throw Error({.message = text("The JSON is broken: {}", detailOf(error.what())), .file = m_file,
                     .place = placeOf(m_text, position ? position - 1 : 0),
                     .remedy = "Correct the file, or fetch it again if it was cut short"});
    }

private:
    struct Level {
        Json* value;
        std::unordered_set<std::string> keys;
        std::string key;
    };

    [[noreturn]] void fail(Text message, Text remedy) const
    {
        const auto read = static_cast<std::size_t>(m_at - m_text.data());
        throw Error({.message = std::move(message), .file = m_file, .place = placeOf(m_text, read ? read - 1 : 0), .remedy = std::move(remedy)});
    }

    template <class T> Json* place(T&& value)
    {
        if (m_open.empty()) {
            m_root = Json(std::forward<T>(value));
            return &m_root;
        }
        Level& level = m_open.back();
        if (level.value->is_array())
            return &level.value->template get_ref<Json::array_t&>().emplace_back(std::forward<T>(value));
        auto& object = level.value->template get_ref<Json::object_t&>();
        static_cast<std::vector<Json::object_t::value_type>&>(object).emplace_back(std::move(level.key), Json(std::forward<T>(value)));
        return &object.back().second;
    }

    template <class T> bool add(T&& value)
    {
        place(std::forward<T>(value));
        return true;
    }

    bool open(Json empty)
    {
        if (m_open.size() >= m_limits.depth)
            fail(text("The JSON is nested deeper than {} levels", m_limits.depth), "This is no file that a model needs; fetch it again from its source");
        Json* value = place(std::move(empty));
        m_open.push_back({value, {}, {}});
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::string_view m_text;
    const std::string& m_file;
    const JsonLimits& m_limits;
    const char* const& m_at;
    Json m_root;
    std::vector<Level> m_open;
};

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place, Text remedy)
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

// What nlohmann's lexer would let pass or explain badly.
void checkText(std::string_view text, const std::string& file, const JsonLimits& limits)
{
    if (text.size() > limits.bytes)
        refuse(heterosis::text("The JSON is {} bytes long; at most {} are read", text.size(), limits.bytes), file, {},
               "Check that this is the right file");
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        refuse("The JSON is empty", file, {}, "Fetch the file again; it holds nothing");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        refuse("The text is UTF-16, but JSON has to be UTF-8", file, "byte 0", "Save the file as UTF-8 without a byte order mark");
    if (text.starts_with("\xEF\xBB\xBF"))
        refuse("The JSON starts with a byte order mark, which RFC 8259 forbids", file, "byte 0", "Save the file as UTF-8 without a byte order mark");
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        refuse("There is a zero byte in the JSON", file, placeOf(text, nul), "Save the file as UTF-8 text, or fetch it again");
}

} // namespace

Json parseJson(std::string_view text, const std::string& file, const JsonLimits& limits)
{
    checkText(text, file, limits);
    const char* at = text.data();
    Builder builder(text, file, limits, at);
    try {
        Json::sax_parse(Reader(text.data(), &at), Reader(text.data() + text.size(), &at), &builder);
    } catch (const Json::exception& error) {
        refuse(heterosis::text("The JSON is broken: {}", detailOf(error.what())), file, placeOf(text, static_cast<std::size_t>(at - text.data())),
               "Correct the file, or fetch it again if it was cut short");
    }
    return builder.take();
}

Json readJson(const std::filesystem::path& file, const JsonLimits& limits)
{
    return parseJson(readTextFile(file, limits.bytes), file.string(), limits);
}

std::string writeJson(const Json& value, int indent)
{
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void refuseUnknownKeys(const Json& object, std::initializer_list<std::string_view> known, const std::string& file, const std::string& where)
{
    for (const auto& item : object.items()) {
        if (std::find(known.begin(), known.end(), std::string_view(item.key())) != known.end())
            continue;
        std::string names;
        for (std::string_view name : known)
            names.append(names.empty() ? "" : ", ").append(name);
        refuse(text("Unknown key \"{}\"", printable(item.key())), file, where, text("Known here are: {}", names));
    }
}

} // namespace heterosis
