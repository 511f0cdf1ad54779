package org.kaon.keras;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * What one element of a dataset or attribute is. Only types that can't nest are handed on to jhdf, whose reading of a type is recursive and makes
 * room for 65,535 members of a compound before it sees the first.
 */
final class Hdf5Type {
    private static final int FIXED = 0;
    private static final int FLOATING = 1;
    private static final int STRING = 3;
    private static final int OPAQUE = 5;
    private static final int ENUM = 8;
    private static final int VARIABLE = 9;
    private static final List<String> CLASSES = List.of(
            "integer",
            "floating-point",
            "time",
            "string",
            "bit-field",
            "opaque",
            "compound",
            "reference",
            "enumeration",
            "variable-length",
            "array");
    private static final int PREFIX_BYTES = 8;

    private final DataType type;

    private Hdf5Type(DataType type) {
        this.type = type;
    }

    /** The type of numbers that can be read as doubles. */
    static Hdf5Type ofNumbers(ByteBuffer message) {
        int found = classOf(message, 0);
        if (found == OPAQUE) {
            throw new UnsupportedModelException("elements of opaque type of " + message.getInt(4) + " bytes"
                    + (message.getInt(4) == 2 ? " (bfloat16)" : "")
                    + "; supported are float16, float32, float64, integers and booleans");
        }
        if (found != FIXED && found != FLOATING && !(found == ENUM && classOf(message, PREFIX_BYTES) == FIXED)) {
            throw new ModelFormatException("elements of " + CLASSES.get(found) + " type, expected numbers");
        }
        // h5py stores booleans as an enumeration of FALSE and TRUE; its numbers are what counts
        DataType number = read(message, found == ENUM ? PREFIX_BYTES : 0);
        if (number.getSize() != message.getInt(4)) {
            throw new ModelFormatException(
                    "damaged: an enumeration of " + message.getInt(4) + " bytes over numbers of " + number.getSize());
        }
        if (number instanceof FixedPoint integer) {
            check(integer);
        } else {
            check((FloatingPoint) number);
        }
        return new Hdf5Type(number);
    }

    /** The type of text, of fixed or variable length. */
    static Hdf5Type ofText(ByteBuffer message) {
        int found = classOf(message, 0);
        if (found == VARIABLE) {
            int base = classOf(message, PREFIX_BYTES);
            if ((message.get(1) & 15) != 1 || (base != FIXED && base != STRING)) {
                throw new ModelFormatException(
                        "variable-length lists of " + CLASSES.get(base) + " type, expected text");
            }
        } else if (found != STRING) {
            throw new ModelFormatException("elements of " + CLASSES.get(found) + " type, expected text");
        }
        return new Hdf5Type(read(message, 0));
    }

    /** Reads a type that begins there. Version 4, which jhdf refuses, is version 3 but for references. */
    private static DataType read(ByteBuffer message, int at) {
        byte[] bytes = new byte[message.remaining() - at];
        message.get(at, bytes);
        bytes[0] = (byte) ((bytes[0] & 15) | (Math.min((bytes[0] >> 4) & 15, 3) << 4));
        return DataType.readDataType(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static int classOf(ByteBuffer message, int at) {
        if (message.remaining() < at + PREFIX_BYTES) {
            throw new ModelFormatException("damaged: a datatype of " + message.remaining() + " bytes");
        }
        int found = message.get(at) & 15;
        if (found >= CLASSES.size()) {
            throw new ModelFormatException("damaged: elements of unknown type class " + found);
        }
        return found;
    }

    private static void check(FixedPoint integer) {
        int bytes = integer.getSize();
        if ((bytes != 1 && bytes != 2 && bytes != 4 && bytes != 8)
                || integer.getBitPrecision() != 8 * bytes
                || integer.getBitOffset() != 0) {
            throw new UnsupportedModelException("integers of " + integer.getBitPrecision() + " bits from bit "
                    + integer.getBitOffset() + " in " + bytes + " bytes; supported are whole 1, 2, 4 and 8 bytes");
        }
    }

    /** Only IEEE 754's own layouts: jhdf takes any 2, 4 or 8 bytes for them, also bfloat16. */
    private static void check(FloatingPoint number) {
        int bytes = number.getSize();
        int mantissa = bytes == 2 ? 10 : bytes == 4 ? 23 : 52;
        int exponent = 8 * bytes - 1 - mantissa;
        boolean supported = (bytes == 2 || bytes == 4 || bytes == 8)
                && number.getBitPrecision() == 8 * bytes
                && number.getBitOffset() == 0
                && number.getMantissaLocation() == 0
                && number.getMantissaSize() == mantissa
                && number.getExponentLocation() == mantissa
                && number.getExponentSize() == exponent
                && number.getExponentBias() == (1 << (exponent - 1)) - 1
                && number.getSignLocation() == 8 * bytes - 1
                && number.getMantissaNormalization() == 2;
        if (!supported) {
            throw new UnsupportedModelException("floating-point numbers of " + bytes + " bytes with "
                    + number.getExponentSize() + " exponent and " + number.getMantissaSize()
                    + " mantissa bits; supported are IEEE float16, float32 and float64");
        }
    }

    /** Bytes of an element. */
    int size() {
        return type.getSize();
    }

    boolean isVariableText() {
        return type instanceof VariableLength;
    }

    /** What fills up fixed text at its end. */
    byte padding() {
        return type instanceof StringData text && text.getPaddingType() == StringData.PaddingType.SPACE_PADDED
                ? (byte) ' '
                : 0;
    }

    /** Turns elements into doubles: from bytes at a position, to a place in an array. */
    void copy(ByteBuffer from, int position, double[] to, int at, int count) {
        ByteBuffer bytes = from.duplicate().order(((OrderedDataType) type).getByteOrder());
        int size = type.getSize();
        if (type instanceof FloatingPoint) {
            for (int i = 0; i < count; i++) {
                int here = position + i * size;
                to[at + i] = size == 4
                        ? bytes.getFloat(here)
                        : size == 8 ? bytes.getDouble(here) : FloatingPoint.toFloat(bytes.getShort(here));
            }
            return;
        }
        boolean signed = ((FixedPoint) type).isSigned();
        for (int i = 0; i < count; i++) {
            int here = position + i * size;
            long value = size == 1
                    ? bytes.get(here)
                    : size == 2 ? bytes.getShort(here) : size == 4 ? bytes.getInt(here) : bytes.getLong(here);
            to[at + i] = signed || value >= 0
                    ? value
                    : size == 8 ? 2.0 * ((value >>> 1) | (value & 1)) : value & ((1L << (8 * size)) - 1);
        }
    }
}
