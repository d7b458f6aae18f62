// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/post_processor.h"

namespace heterosis {

namespace {

const Text FetchAgain = "Fetch the tokenizer again from its source";

std::vector<int> specialIds(const JsonNode& processor, const std::string& name)
{
    std::vector<int> out;
    const auto special = processor.need("special_tokens").child(name);
    if (!special)
        processor.fail(text("The template names \"{}\", which is not among its special tokens", name), FetchAgain);
    std::size_t count = 0;
    const JsonNode ids = special->need("ids");
    for (const Json& id : ids.asArray())
        out.push_back(JsonNode(id, ids.file(), ids.place() + "[" + std::to_string(count++) + "]").asId());
    return out;
}

Frame readTemplate(const JsonNode& node)
{
    Frame out;
    bool text = false;
    for (const JsonNode& part : node.list("single")) {
        if (const auto special = part.child("SpecialToken")) {
            const std::vector<int> ids = specialIds(node, special->string("id"));
            std::vector<int>& side = text ? out.after : out.before;
            side.insert(side.end(), ids.begin(), ids.end());
        } else if (part.has("Sequence") && !text) {
            text = true;
        } else {
            part.fail("The template for one text must hold the text once and special tokens", FetchAgain);
        }
    }
    if (!text)
        node.fail("The template for one text leaves the text out", FetchAgain);
    return out;
}

// ["<s>", 0]
int tokenAndId(const JsonNode& node, std::string_view key)
{
    const JsonNode pair = node.need(key);
    if (pair.asArray().size() != 2)
        pair.fail("This must be a token and its id", FetchAgain);
    return JsonNode(pair.value()[1], pair.file(), pair.place() + "[1]").asId();
}

} // namespace

Frame Frame::read(const JsonNode& node)
{
    const std::string type = node.type();
    if (type == "ByteLevel") // moves offsets, which are not kept here
        return {};
    if (type == "TemplateProcessing")
        return readTemplate(node);
    if (type == "RobertaProcessing" || type == "BertProcessing")
        return {{tokenAndId(node, "cls")}, {tokenAndId(node, "sep")}};
    if (type != "Sequence")
        node.fail(text("The post-processor \"{}\" is not read yet by this version", type),
            "ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing and Sequence are");
    Frame out;
    for (const JsonNode& part : node.list("processors")) {
        Frame outer = read(part); // each one frames what the ones before it made
        outer.before.insert(outer.before.end(), out.before.begin(), out.before.end());
        out.after.insert(out.after.end(), outer.after.begin(), outer.after.end());
        out.before = std::move(outer.before);
    }
    return out;
}

} // namespace heterosis
