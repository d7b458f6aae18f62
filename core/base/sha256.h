// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace heterosis {

// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto. In a HETEROSIS_MINIMAL build there is no libcrypto: available() is false and hex() is empty.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    static bool available() noexcept;
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    std::string hex(); // 64 lower-case digits; ends the computation
    Sha256 fork() const; // goes on from here by itself

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
