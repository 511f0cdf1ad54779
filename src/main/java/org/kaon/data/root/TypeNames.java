package org.kaon.data.root;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of C++ types. */
final class TypeNames {
    private static final Pattern VECTOR = Pattern.compile(
            "(?:(?:std::)?vector|ROOT::VecOps::RVec)<(?:std::)?([\\w ]+?)(?:,(?:std::)?allocator<[^<>]*>)?>");

    private static final Map<String, Coding> NUMBERS = numbers();

    private TypeNames() {}

    /** How a number of this type is written. */
    static Optional<Coding> number(String typeName) {
        return Optional.ofNullable(NUMBERS.get(typeName.strip()));
    }

    /** How the items of a {@code std::vector} of numbers are written; empty for other types. */
    static Optional<Coding> vectorOfNumbers(String typeName) {
        Matcher matcher = VECTOR.matcher(
                typeName.replaceAll("\\s+", " ").replaceAll(" ?([<>,]) ?", "$1").strip());
        return matcher.matches() ? number(matcher.group(1)) : Optional.empty();
    }

    static boolean isStandardString(String typeName) {
        return typeName.equals("string") || typeName.equals("std::string");
    }

    private static Map<String, Coding> numbers() {
        Map<NumberType, List<String>> names = Map.ofEntries(
                Map.entry(NumberType.BOOL, List.of("bool", "Bool_t")),
                Map.entry(NumberType.INT8, List.of("char", "signed char", "Char_t", "int8_t")),
                Map.entry(NumberType.UINT8, List.of("unsigned char", "UChar_t", "uint8_t")),
                Map.entry(NumberType.INT16, List.of("short", "Short_t", "int16_t")),
                Map.entry(NumberType.UINT16, List.of("unsigned short", "UShort_t", "uint16_t")),
                Map.entry(NumberType.INT32, List.of("int", "Int_t", "int32_t")),
                Map.entry(NumberType.UINT32, List.of("unsigned int", "unsigned", "UInt_t", "uint32_t")),
                Map.entry(NumberType.INT64, List.of("long", "long long", "Long_t", "Long64_t", "int64_t")),
                Map.entry(
                        NumberType.UINT64,
                        List.of("unsigned long", "unsigned long long", "ULong_t", "ULong64_t", "uint64_t")),
                Map.entry(NumberType.FLOAT32, List.of("float", "Float_t")),
                Map.entry(NumberType.FLOAT64, List.of("double", "Double_t")));
        Map<String, Coding> numbers = new HashMap<>();
        names.forEach((type, all) -> all.forEach(name -> numbers.put(name, Coding.plain(type))));
        numbers.put("Double32_t", PackedFloat.double32(""));
        return Map.copyOf(numbers);
    }
}
