// SPDX-License-Identifier: GPL-3.0-or-later
// What a mergekit file says about tokens: tokenizer_source, or the block "tokenizer".
#ifndef HETEROSIS_MINIMAL

#include <algorithm>

#include "inheritance/mergekit_reader.h"

namespace heterosis {

namespace {

constexpr std::int64_t kMaxMultiple = 1 << 20;

} // namespace

void MergekitReader::tokenizerSource(const YAML::Node& node)
{
    if (m_config.tokenizer) {
        refuse(node, text("The file has tokenizer and tokenizer_source"), text("Keep one of the two"));
    }
    MergekitTokenizer tokenizer {.line = lineOf(node)};
    const std::string spelled = node.IsScalar() ? node.Scalar() : std::string();
    if (spelled == "base") {
        tokenizer.source = MergekitTokenizer::Source::Base;
    } else if (spelled != "union") {
        tokenizer.source = MergekitTokenizer::Source::Model;
        tokenizer.model = modelNamed(node);
    }
    m_config.tokenizer = std::move(tokenizer);
}

void MergekitReader::tokenizerBlock(const YAML::Node& node)
{
    if (m_config.tokenizer) {
        refuse(node, text("The file has tokenizer and tokenizer_source"), text("Keep one of the two"));
    }
    MergekitTokenizer tokenizer {.line = lineOf(node)};
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (value.IsNull()) {
            return;
        }
        if (key == "source") {
            tokenizerSource(value);
        } else if (key == "tokens") {
            eachKey(value, [&](const std::string& name, const YAML::Node&, const YAML::Node& one) { tokenizer.tokens.push_back(token(name, one)); });
        } else if (key == "pad_to_multiple_of") {
            tokenizer.multipleOf = std::max<std::int64_t>(1, wholeNumber(value));
            if (tokenizer.multipleOf > kMaxMultiple) {
                refuse(value, text("Rows cannot be filled up to a multiple of {}", tokenizer.multipleOf), text("Write a number such as 64"));
            }
        } else {
            refuse(at, text("The key {} of a tokenizer is not understood", key), text("A tokenizer has the keys source, tokens and pad_to_multiple_of"));
        }
    });
    if (m_config.tokenizer) {
        tokenizer.source = m_config.tokenizer->source;
        tokenizer.model = m_config.tokenizer->model;
    }
    m_config.tokenizer = std::move(tokenizer);
}

MergekitToken MergekitReader::token(const std::string& name, const YAML::Node& node)
{
    MergekitToken token {.token = name, .line = lineOf(node)};
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (value.IsNull()) {
            return;
        }
        if (key == "source") {
            tokenOrigin(value, token);
        } else if (key == "force") {
            token.force = truth(value);
        } else {
            refuse(at, text("The key {} of a token is not understood", key), text("A token has the keys source and force"));
        }
    });
    if (token.force && token.source == MergekitToken::Source::Automatic) {
        refuse(node, text("The row of token {} is forced, and no source is named", name), text("Add \"source\""));
    }
    return token;
}

// A model, {kind: zero}, or {kind: model_token, model, token or token_id}.
void MergekitReader::tokenOrigin(const YAML::Node& node, MergekitToken& token)
{
    const auto modelOf = [&](const YAML::Node& named) {
        const MergekitModel model = modelNamed(named);
        const auto& known = m_config.models;
        const auto found = std::find_if(known.begin(), known.end(), [&](const MergekitModel& other) { return other.path == model.path; });
        if (found == known.end()) {
            refuse(named, text("The row of token {} is to come from a model that is not merged", token.token), text("Name one of the models of the file"));
        }
        return std::size_t(found - known.begin());
    };
    if (!node.IsMap() || !node["kind"].IsDefined()) {
        token.source = MergekitToken::Source::Model;
        token.model = modelOf(node);
        return;
    }
    const std::string kind = word(node["kind"]);
    if (kind != "zero" && kind != "model_token") {
        refuse(node["kind"], text("There is no source of tokens of the kind {}", kind), text("Write zero or model_token, or the path of a model"));
    }
    token.source = kind == "zero" ? MergekitToken::Source::Zero : MergekitToken::Source::ModelToken;
    const bool ofModel = token.source == MergekitToken::Source::ModelToken;
    bool named = false;
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "kind" || value.IsNull()) {
            return;
        }
        if (key == "model" && ofModel) {
            token.model = modelOf(value);
            named = true;
        } else if (key == "token" && ofModel) {
            token.other = word(value);
        } else if (key == "token_id" && ofModel) {
            token.id = wholeNumber(value);
        } else {
            refuse(at, text("The key {} of a token's source is not understood", key), text("Compare the file with mergekit's examples"));
        }
    });
    if (ofModel && (!named || token.id.has_value() == !token.other.empty())) {
        refuse(node, text("A source of the kind model_token needs a model, and a token or a token_id"), text("Write one of the two"));
    }
}

} // namespace heterosis

#endif
