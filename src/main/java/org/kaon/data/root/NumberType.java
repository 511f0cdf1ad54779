package org.kaon.data.root;

/** The kinds of numbers in a branch, and the Java array that holds each without loss. */
public enum NumberType {
    /** Truth values as 0 and 1. */
    BOOL("bool", int[].class),
    /** {@code Char_t}. */
    INT8("int8_t", int[].class),
    /** {@code UChar_t}. */
    UINT8("uint8_t", int[].class),
    /** {@code Short_t}. */
    INT16("int16_t", int[].class),
    /** {@code UShort_t}. */
    UINT16("uint16_t", int[].class),
    /** {@code Int_t}. */
    INT32("int32_t", int[].class),
    /** {@code UInt_t}. */
    UINT32("uint32_t", long[].class),
    /** {@code Long64_t}, and {@code Long_t}, which ROOT writes with 8 bytes everywhere. */
    INT64("int64_t", long[].class),
    /** {@code ULong64_t}; the bits of a {@code long}, above 2^63 as its negative numbers. */
    UINT64("uint64_t", long[].class),
    /** {@code Float_t}, and {@code Float16_t}, which is a float in memory. */
    FLOAT32("float", float[].class),
    /** {@code Double_t}, and {@code Double32_t}, which is a double in memory. */
    FLOAT64("double", double[].class);

    private final String typeName;
    private final Class<?> arrayType;

    NumberType(String typeName, Class<?> arrayType) {
        this.typeName = typeName;
        this.arrayType = arrayType;
    }

    /**
     * Its name in C++.
     *
     * @return such as {@code int32_t}
     */
    public String typeName() {
        return typeName;
    }

    /**
     * Whether these are whole numbers.
     *
     * @return false for the two floating-point types
     */
    public boolean isInteger() {
        return arrayType == int[].class || arrayType == long[].class;
    }

    Class<?> arrayType() {
        return arrayType;
    }
}
