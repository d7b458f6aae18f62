// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis::cli {

// Wrong usage: one line for standard error, exit status 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Option {
    std::string_view name;      // "--max-new"
    std::string_view value;     // "N" in the help; empty: a switch
    std::string_view help;
};

// What a subcommand takes, as a table: the parser, the help and the errors all read it.
struct Usage {
    std::string_view name;
    std::string_view positionals;   // as the help shows them: "SUBJECT OUT"
    int least = 0, most = 0;        // how many; most < 0: any number
    std::string_view summary;
    std::vector<Option> options;
};

// The parsed words of one call.
class Args {
public:
    // Options may stand anywhere, also as --name=value; "--" ends them. Throws UsageError that names what is not known,
    // missing or given twice.
    Args(const Usage& usage, const std::vector<Option>& common, const std::vector<std::string>& words);

    const std::vector<std::string>& positionals() const noexcept { return m_positionals; }
    bool has(std::string_view name) const { return m_values.contains(name); }
    std::optional<std::string> text(std::string_view name) const;
    std::string text(std::string_view name, std::string_view otherwise) const;
    std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most) const;
    std::uint64_t seed(std::string_view name, std::uint64_t otherwise) const;
    double number(std::string_view name, double otherwise) const;
    std::optional<std::vector<int>> ids(std::string_view name) const;            // "1,2,3"
    std::uint64_t bytes(std::string_view name, std::uint64_t otherwise) const;   // "5GB", "500 MB", "1000000"
    std::string word(std::string_view name, const std::vector<std::string_view>& allowed) const; // the first where it is absent
    // Throws UsageError unless exactly one of them was given; returns its name.
    std::string_view exactlyOne(const std::vector<std::string_view>& names) const;

private:
    void addOption(const Usage& usage, const std::vector<Option>& common, const std::string& word, const std::vector<std::string>& words,
                   std::size_t& at);
    std::map<std::string, std::string, std::less<>> m_values;
    std::vector<std::string> m_positionals;
};

std::string helpOf(const Usage& usage, const std::vector<Option>& common);

} // namespace heterosis::cli
