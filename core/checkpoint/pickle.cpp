// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/pickle.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "base/error.h"
#include "base/printable.h"
#include "checkpoint/accidents.h"

namespace heterosis {

namespace {

constexpr std::size_t kMaxBytes = 32'000'000, kMaxValues = 1'000'000; // a model of 50,000 tensors takes half
constexpr std::size_t kMaxTensors = 200'000, kMaxDimensions = 16, kMaxMarks = 10'000, kMaxArguments = 16;

using Id = std::uint32_t; // values lie in one list and name each other by number, so that no nesting needs a stack

enum class Kind : std::uint8_t { None, Flag, Whole, Float, Text, List, Tuple, Dictionary, Name, Storage, Tensor };

// What Python's names stand for.
enum class Meaning : std::uint8_t { Dictionary, Tensor1, Tensor2, Tensor3, Parameter, Size, StorageType, Dtype };

struct Value {
    Kind kind = Kind::None;
    Meaning meaning = Meaning::Dictionary;  // of a name
    std::optional<Dtype> dtype;             // of a storage's or a dtype's name; an untyped storage has none
    std::int64_t whole = 0;                 // number, truth value; elements of a storage; index of a tensor
    std::string_view text;                  // text; key of a storage
    std::vector<Id> items;                  // list, tuple; of a dictionary key, value, key, value ...
};

struct Known {
    std::string_view module, name;
    Meaning meaning;
    std::optional<Dtype> dtype;
};

constexpr std::array<Known, 20> kNames{{{"collections", "OrderedDict", Meaning::Dictionary, {}}, {"torch._utils", "_rebuild_tensor", Meaning::Tensor1, {}},
    {"torch._utils", "_rebuild_tensor_v2", Meaning::Tensor2, {}}, {"torch._utils", "_rebuild_tensor_v3", Meaning::Tensor3, {}},
    {"torch._utils", "_rebuild_parameter", Meaning::Parameter, {}}, {"torch", "Size", Meaning::Size, {}},
    {"torch", "FloatStorage", Meaning::StorageType, Dtype::F32}, {"torch", "DoubleStorage", Meaning::StorageType, Dtype::F64},
    {"torch", "HalfStorage", Meaning::StorageType, Dtype::F16}, {"torch", "BFloat16Storage", Meaning::StorageType, Dtype::BF16},
    {"torch", "LongStorage", Meaning::StorageType, Dtype::I64}, {"torch", "IntStorage", Meaning::StorageType, Dtype::I32},
    {"torch", "ShortStorage", Meaning::StorageType, Dtype::I16}, {"torch", "CharStorage", Meaning::StorageType, Dtype::I8},
    {"torch", "ByteStorage", Meaning::StorageType, Dtype::U8}, {"torch", "BoolStorage", Meaning::StorageType, Dtype::Bool},
    {"torch", "ComplexFloatStorage", Meaning::StorageType, Dtype::C64}, {"torch", "UntypedStorage", Meaning::StorageType, {}},
    {"torch.storage", "UntypedStorage", Meaning::StorageType, {}}, {"torch.storage", "_UntypedStorage", Meaning::StorageType, {}}}};

class Reader {
public:
    Reader(std::span<const std::byte> bytes, const std::string& file) : m_bytes(asCharacters(bytes)), m_file(file)
    {
        if (bytes.size() > kMaxBytes)
            refuse(heterosis::text("The description of the tensors takes {} bytes; at most {} are read", bytes.size(), kMaxBytes));
    }

    PickledWeights run()
    {
        while (step())
            ;
        if (m_stack.size() != 1 || !m_marks.empty())
            refuse("The pickle does not end with one object");
        return weightsOf(m_stack.back());
    }

private:
    [[noreturn]] void refuse(Text message, Text remedy = "Fetch the model in safetensors format") const
    {
        throw Error({.message = std::move(message), .file = m_file, .place = "pickle, byte " + std::to_string(m_opcode), .remedy = std::move(remedy)});
    }

    std::string_view take(std::uint64_t count)
    {
        if (count > m_bytes.size() - m_at)
            refuse("The pickle is cut short", "Fetch the file again from its source");
        m_at += count;
        return m_bytes.substr(m_at - count, count);
    }

    template <class T> T number()
    {
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }

    std::string_view line()
    {
        const auto end = m_bytes.find('\n', m_at);
        if (end == std::string_view::npos)
            refuse("The pickle is cut short", "Fetch the file again from its source");
        const auto line = take(end - m_at);
        take(1);
        return line;
    }

    void push(Value value)
    {
        if (m_values.size() == kMaxValues)
            refuse(heterosis::text("The pickle makes more than {} objects", kMaxValues));
        m_values.push_back(std::move(value));
        m_stack.push_back(static_cast<Id>(m_values.size() - 1));
    }
    void pushWhole(std::int64_t value) { push({.kind = Kind::Whole, .whole = value}); }
    void pushText(std::string_view text) { push({.kind = Kind::Text, .text = text}); }

    // Nothing below the innermost mark may be taken.
    Id pop()
    {
        if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
            refuse("The pickle takes more objects than it made");
        const Id top = m_stack.back();
        m_stack.pop_back();
        return top;
    }

    Id top()
    {
        const Id id = pop();
        m_stack.push_back(id);
        return id;
    }

    std::vector<Id> popToMark()
    {
        if (m_marks.empty())
            refuse("The pickle ends a list that it did not begin");
        std::vector<Id> items(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return items;
    }

    void mark()
    {
        if (m_marks.size() == kMaxMarks)
            refuse(heterosis::text("The pickle is nested deeper than {}", kMaxMarks));
        m_marks.push_back(m_stack.size());
    }

    void pushTuple(std::size_t count)
    {
        std::vector<Id> items(count);
        for (std::size_t i = count; i-- > 0;)
            items[i] = pop();
        push({.kind = Kind::Tuple, .items = std::move(items)});
    }

    void addTo(Kind kind, const std::vector<Id>& items)
    {
        Value& target = m_values[top()];
        if (target.kind != kind || (kind == Kind::Dictionary && items.size() % 2 != 0))
            refuse("The pickle adds to something that is neither a list nor a dictionary");
        target.items.insert(target.items.end(), items.begin(), items.end());
    }

    void remember(std::uint64_t place)
    {
        if (m_memo.size() == kMaxValues)
            refuse(heterosis::text("The pickle makes more than {} objects", kMaxValues));
        m_memo[place] = top();
    }

    void recall(std::uint64_t place)
    {
        const auto found = m_memo.find(place);
        if (found == m_memo.end())
            refuse("The pickle recalls an object that it did not make");
        m_stack.push_back(found->second);
    }

    void name(std::string_view module, std::string_view name)
    {
        for (const Known& known : kNames)
            if (known.module == module && known.name == name)
                return push({.kind = Kind::Name, .meaning = known.meaning, .dtype = known.dtype});
        if (const auto dtype = dtypeOfWord(name); module == "torch" && dtype)
            return push({.kind = Kind::Name, .meaning = Meaning::Dtype, .dtype = dtype});
        refuse(heterosis::text("The file asks for \"{}.{}\", which has nothing to do with weights; nothing was executed", printable(module), printable(name)),
               "Do not open this file with other programs unless you trust its source; fetch the model in safetensors format");
    }

    // LONG1: little endian, two's complement.
    void pushLong(std::string_view digits)
    {
        if (digits.size() > 8)
            refuse("The pickle holds a number of more than 64 bits");
        std::uint64_t value = !digits.empty() && (digits.back() & '\x80') ? ~std::uint64_t{0} : 0;
        for (std::size_t i = digits.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(digits[i]);
        pushWhole(static_cast<std::int64_t>(value));
    }

    void stackName()
    {
        const Value &last = m_values[pop()], &module = m_values[pop()];
        if (last.kind != Kind::Text || module.kind != Kind::Text)
            refuse("The pickle names something by what is no text");
        name(std::string_view(module.text), std::string_view(last.text));
    }

    // False after the end.
    bool step()
    {
        m_opcode = m_at;
        const char opcode = take(1)[0];
        switch (opcode) {
        case '.': return false;
        case '\x80': take(1); break;
        case '\x95': take(8); break; // a frame; the objects go on
        case '(': mark(); break;
        case 'N': push({}); break;
        case '\x88': case '\x89': push({.kind = Kind::Flag, .whole = opcode == '\x88'}); break;
        case 'J': pushWhole(number<std::int32_t>()); break;
        case 'K': pushWhole(number<std::uint8_t>()); break;
        case 'M': pushWhole(number<std::uint16_t>()); break;
        case '\x8a': pushLong(take(number<std::uint8_t>())); break;
        case 'G': take(8); push({.kind = Kind::Float}); break;
        case 'U': case '\x8c': pushText(take(number<std::uint8_t>())); break;
        case 'T': case 'X': pushText(take(number<std::uint32_t>())); break;
        case '\x8d': pushText(take(number<std::uint64_t>())); break;
        case ']': push({.kind = Kind::List}); break;
        case '}': push({.kind = Kind::Dictionary}); break;
        case ')': push({.kind = Kind::Tuple}); break;
        default: return stepFurther(opcode);
        }
        return true;
    }

    bool stepFurther(char opcode)
    {
        switch (opcode) {
        case 't': push({.kind = Kind::Tuple, .items = popToMark()}); break;
        case '\x85': pushTuple(1); break;
        case '\x86': pushTuple(2); break;
        case '\x87': pushTuple(3); break;
        case 'a': { const Id item = pop(); addTo(Kind::List, {item}); break; }
        case 'e': addTo(Kind::List, popToMark()); break;
        case 's': { const Id value = pop(), key = pop(); addTo(Kind::Dictionary, {key, value}); break; }
        case 'u': addTo(Kind::Dictionary, popToMark()); break;
        case 'q': remember(number<std::uint8_t>()); break;
        case 'r': remember(number<std::uint32_t>()); break;
        case '\x94': remember(m_memo.size()); break;
        case 'h': recall(number<std::uint8_t>()); break;
        case 'j': recall(number<std::uint32_t>()); break;
        case 'c': { const auto module = line(); name(module, line()); break; }
        case '\x93': stackName(); break;
        case 'Q': pushStorage(); break;
        case 'R': call(); break;
        case 'b': build(); break;
        default:
            refuse(heterosis::text("The pickle uses the instruction 0x{}, which weights do not need; nothing was executed", hex(opcode)),
                   "Fetch the model in safetensors format, from a source that you trust");
        }
        return true;
    }

    static std::string hex(char opcode)
    {
        const char* digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(opcode);
        return {digits[byte / 16], digits[byte % 16]};
    }

    // ('storage', type, key, place, elements)
    void pushStorage()
    {
        const Value& tuple = m_values[pop()];
        const auto item = [&](std::size_t i) -> const Value& { return m_values[tuple.items[i]]; };
        if (tuple.kind != Kind::Tuple || tuple.items.size() != 5 || item(0).text != "storage" || item(1).kind != Kind::Name || item(1).meaning != Meaning::StorageType
            || item(2).kind != Kind::Text || item(4).kind != Kind::Whole || item(4).whole < 0)
            refuse("The pickle describes a storage in an unknown way");
        Value storage{.kind = Kind::Storage, .dtype = item(1).dtype, .whole = item(4).whole, .text = item(2).text};
        push(std::move(storage));
    }

    // The names that may be called; what they make is described, not done.
    void call()
    {
        const Value &arguments = m_values[pop()], &callee = m_values[pop()];
        if (callee.kind != Kind::Name || arguments.kind != Kind::Tuple || arguments.items.size() > kMaxArguments)
            refuse("The pickle calls something that is no function");
        const std::vector<Id> given = arguments.items;
        switch (callee.meaning) {
        case Meaning::Dictionary:
            if (!given.empty())
                refuse("The pickle fills a dictionary in an unknown way");
            return push({.kind = Kind::Dictionary});
        case Meaning::Size:
            if (given.size() != 1 || m_values[given[0]].kind != Kind::Tuple)
                refuse("The pickle describes a shape in an unknown way");
            m_stack.push_back(given[0]);
            return;
        case Meaning::Parameter:
            if (given.empty() || m_values[given[0]].kind != Kind::Tensor)
                refuse("The pickle describes a parameter in an unknown way");
            m_stack.push_back(given[0]);
            return;
        case Meaning::Tensor1: return tensor(given, 4);
        case Meaning::Tensor2: return tensor(given, 6);
        case Meaning::Tensor3: return tensor(given, 7);
        case Meaning::StorageType:
        case Meaning::Dtype: break;
        }
        refuse("The pickle calls a type of numbers");
    }

    // (storage, offset, shape, strides, requires_grad, hooks, dtype)
    void tensor(const std::vector<Id>& given, std::size_t least)
    {
        if (m_tensors.size() == kMaxTensors)
            refuse(heterosis::text("The pickle makes more than {} tensors", kMaxTensors));
        const auto item = [&](std::size_t i) -> const Value& { return m_values[given[i]]; };
        if (given.size() < least || item(0).kind != Kind::Storage || item(1).kind != Kind::Whole || item(2).kind != Kind::Tuple || item(3).kind != Kind::Tuple
            || item(2).items.size() != item(3).items.size() || item(2).items.size() > kMaxDimensions)
            refuse("The pickle describes a tensor in an unknown way");
        PickledTensor out{.storage = item(0).text, .storageElements = item(0).whole, .offset = item(1).whole};
        const std::optional<Dtype> dtype = least == 7 ? item(6).dtype : item(0).dtype;
        if (!dtype || bitsOf(*dtype) % 8 != 0 || (least == 7 && (item(6).kind != Kind::Name || item(6).meaning != Meaning::Dtype)))
            refuse("The pickle does not say which type of numbers a tensor has");
        out.dtype = *dtype;
        if (!item(0).dtype) // counted in bytes
            out.storageElements /= bitsOf(*dtype) / 8;
        else if (bitsOf(*item(0).dtype) != bitsOf(*dtype))
            refuse("The pickle describes a tensor in an unknown way");
        for (const auto& [ids, numbers] : {std::pair{&item(2).items, &out.shape}, std::pair{&item(3).items, &out.strides}})
            for (const Id id : *ids) {
                if (m_values[id].kind != Kind::Whole || m_values[id].whole < 0)
                    refuse("The shape or the strides of a tensor are no whole numbers from 0 up");
                numbers->push_back(m_values[id].whole);
            }
        m_tensors.push_back(std::move(out));
        push({.kind = Kind::Tensor, .whole = static_cast<std::int64_t>(m_tensors.size() - 1)});
    }

    // Attributes of a dictionary (torch writes "_metadata" so) change nothing.
    void build()
    {
        pop();
        if (m_values[top()].kind != Kind::Dictionary)
            refuse("The pickle sets attributes of something that is no dictionary; nothing was executed");
    }

    bool holdsTensor(const Value& dictionary) const
    {
        for (std::size_t i = 1; i < dictionary.items.size(); i += 2)
            if (m_values[dictionary.items[i]].kind == Kind::Tensor)
                return true;
        return false;
    }

    PickledWeights weightsOf(Id root) const
    {
        PickledWeights out;
        const Value* dictionary = &m_values[root];
        if (dictionary->kind == Kind::Dictionary && !holdsTensor(*dictionary))
            for (std::size_t i = 0; i < dictionary->items.size(); i += 2) { // a training's checkpoint
                const Value &key = m_values[dictionary->items[i]], &inner = m_values[dictionary->items[i + 1]];
                const bool named = key.text == "state_dict" || key.text == "model_state_dict" || key.text == "model" || key.text == "module";
                if (named && inner.kind == Kind::Dictionary && holdsTensor(inner)) {
                    out.within = key.text;
                    dictionary = &inner;
                    break;
                }
            }
        if (dictionary->kind != Kind::Dictionary || (!holdsTensor(*dictionary) && !dictionary->items.empty()))
            refuse("The file holds no dictionary of tensors");
        for (std::size_t i = 0; i < dictionary->items.size(); i += 2) {
            const Value &key = m_values[dictionary->items[i]], &value = m_values[dictionary->items[i + 1]];
            if (key.kind != Kind::Text)
                refuse("A tensor's name is no text");
            if (value.kind != Kind::Tensor) {
                out.others.push_back(key.text);
                continue;
            }
            out.tensors.push_back(m_tensors[static_cast<std::size_t>(value.whole)]);
            out.tensors.back().name = key.text;
        }
        return out;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0, m_opcode = 0;
    const std::string& m_file;
    std::vector<Value> m_values;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Id> m_memo;
    std::vector<PickledTensor> m_tensors;
};

} // namespace

PickledWeights readPickle(std::span<const std::byte> bytes, const std::string& file) { return Reader(bytes, file).run(); }

} // namespace heterosis
