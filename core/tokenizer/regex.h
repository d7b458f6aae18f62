// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

struct Span {
    std::size_t begin = 0, end = 0;
};

// A regular expression by PCRE2 in UTF mode with Unicode properties. A pattern whose search would take for ever ends in an Error.
class Regex {
public:
    enum class Dialect { Pcre, Oniguruma }; // tokenizer files are written for Oniguruma's Ruby syntax
    // file and place are named in the errors.
    Regex(std::string_view pattern, Dialect dialect, std::string file, std::string place);
    ~Regex();
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;

    // A search over several texts that shares its buffers. Used by one thread.
    class Search {
    public:
        explicit Search(const Regex& regex);
        ~Search();
        Search(Search&&) noexcept;
        // The matches from left to right, without overlap; an empty match right behind another one is left out. text is valid UTF-8.
        void findAll(std::string_view text, std::vector<Span>& matches);

    private:
        struct Buffers;
        bool next(std::string_view text, std::size_t from, Span& match);
        const Regex* m_regex;
        std::unique_ptr<Buffers> m_buffers;
    };

private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

// Oniguruma's Ruby syntax in PCRE2's words. Throws Error for what cannot be said in them.
std::string fromOniguruma(std::string_view pattern, const std::string& file, const std::string& place);

} // namespace heterosis
