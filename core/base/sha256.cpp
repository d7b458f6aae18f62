// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include "base/error.h"

#ifndef HETEROSIS_MINIMAL
#include <openssl/evp.h>
#endif

namespace heterosis {

#ifdef HETEROSIS_MINIMAL

struct Sha256::Impl {};
Sha256::Sha256() = default;
Sha256::~Sha256() = default;
bool Sha256::available() noexcept { return false; }
void Sha256::add(std::span<const std::byte>) {}
std::string Sha256::hex() { return {}; }
Sha256 Sha256::fork() const { return {}; }

#else

struct Sha256::Impl {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

namespace {

void demand(bool done)
{
    if (!done)
        throw Error({.message = "libcrypto cannot compute SHA-256", .remedy = "Check the installation of OpenSSL (libssl3)"});
}

} // namespace

Sha256::Sha256() : m_impl(std::make_unique<Impl>())
{
    demand(m_impl->context && EVP_DigestInit_ex(m_impl->context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

bool Sha256::available() noexcept { return true; }

Sha256 Sha256::fork() const
{
    Sha256 copy;
    demand(EVP_MD_CTX_copy_ex(copy.m_impl->context.get(), m_impl->context.get()) == 1);
    return copy;
}

void Sha256::add(std::span<const std::byte> bytes)
{
    demand(EVP_DigestUpdate(m_impl->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    demand(EVP_DigestFinal_ex(m_impl->context.get(), digest, &size) == 1);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i)
        text.append({digits[digest[i] >> 4], digits[digest[i] & 15]});
    return text;
}

#endif

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view text) { add(std::as_bytes(std::span(text))); }

} // namespace heterosis
