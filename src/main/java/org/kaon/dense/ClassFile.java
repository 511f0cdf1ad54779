package org.kaon.dense;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a class file: what {@link Unrolled} needs of JVMS 4, no more. Methods have no branches, so no frames. */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    /** Java 17's. */
    private static final int VERSION = 61;

    private static final int PUBLIC_FINAL_SUPER = 0x31;
    private static final int PUBLIC = 1;
    private static final int INVOKE_STATIC = 6;
    private static final String OBJECT = "java/lang/Object";
    private static final String CLASS_DATA =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;";

    /** Kinds of constants, JVMS 4.4. */
    private enum Tag {
        UTF8(1),
        INTEGER(3),
        FLOAT(4),
        CLASS(7),
        METHOD(10),
        INTERFACE_METHOD(11),
        NAME_AND_TYPE(12),
        METHOD_HANDLE(15),
        DYNAMIC(17);

        private final int code;

        Tag(int code) {
            this.code = code;
        }
    }

    private final Map<List<Object>, Integer> places = new HashMap<>();
    private final Bytes pool = new Bytes();
    private final Bytes methods = new Bytes();
    private final Bytes bootstraps = new Bytes();
    private int methodCount;
    private int bootstrapCount;

    int utf8(String text) {
        return constant(List.of(Tag.UTF8, text), out -> out.writeUTF(text));
    }

    int type(String name) {
        int text = utf8(name);
        return constant(List.of(Tag.CLASS, text), out -> out.writeShort(text));
    }

    int number(float value) {
        // By its bits: 0 and -0 differ.
        int bits = Float.floatToRawIntBits(value);
        return constant(List.of(Tag.FLOAT, bits), out -> out.writeInt(bits));
    }

    int method(String owner, String name, String descriptor) {
        return member(Tag.METHOD, owner, name, descriptor);
    }

    int interfaceMethod(String owner, String name, String descriptor) {
        return member(Tag.INTERFACE_METHOD, owner, name, descriptor);
    }

    /** An element of the class data, as a constant. */
    int classData(int index, String descriptor) {
        int get = method("java/lang/invoke/MethodHandles", "classDataAt", CLASS_DATA);
        int handle = constant(List.of(Tag.METHOD_HANDLE, get), out -> {
            out.writeByte(INVOKE_STATIC);
            out.writeShort(get);
        });
        int argument = constant(List.of(Tag.INTEGER, index), out -> out.writeInt(index));
        int nameAndType = nameAndType("_", descriptor);
        return constant(List.of(Tag.DYNAMIC, index, nameAndType), out -> {
            out.writeShort(bootstrapCount++);
            out.writeShort(nameAndType);
            bootstraps.shorts(handle, 1, argument);
        });
    }

    void addMethod(String name, String descriptor, int maxStack, int maxLocals, byte[] code) {
        methods.shorts(PUBLIC, utf8(name), utf8(descriptor), 1, utf8("Code"));
        methods.ints(code.length + 12);
        methods.shorts(maxStack, maxLocals);
        methods.ints(code.length);
        methods.all(code);
        methods.shorts(0, 0);
        methodCount++;
    }

    byte[] bytes(String name, String implemented) {
        int self = type(name);
        int parent = type(OBJECT);
        int contract = type(implemented);
        int attribute = utf8("BootstrapMethods");
        Bytes file = new Bytes();
        file.ints(MAGIC);
        file.shorts(0, VERSION, places.size() + 1);
        file.all(pool.bytes());
        file.shorts(PUBLIC_FINAL_SUPER, self, parent, 1, contract, 0, methodCount);
        file.all(methods.bytes());
        file.shorts(1, attribute);
        file.ints(bootstraps.bytes().length + 2);
        file.shorts(bootstrapCount);
        file.all(bootstraps.bytes());
        return file.bytes();
    }

    private int member(Tag tag, String owner, String name, String descriptor) {
        int type = type(owner);
        int nameAndType = nameAndType(name, descriptor);
        return constant(List.of(tag, type, nameAndType), out -> {
            out.writeShort(type);
            out.writeShort(nameAndType);
        });
    }

    private int nameAndType(String name, String descriptor) {
        int first = utf8(name);
        int second = utf8(descriptor);
        return constant(List.of(Tag.NAME_AND_TYPE, first, second), out -> {
            out.writeShort(first);
            out.writeShort(second);
        });
    }

    /** The place of a constant, which is written if it is new; a key begins with its tag. */
    private int constant(List<Object> key, Content content) {
        Integer known = places.get(key);
        if (known != null) {
            return known;
        }
        int place = places.size() + 1;
        places.put(key, place);
        pool.write(out -> {
            out.writeByte(((Tag) key.get(0)).code);
            content.to(out);
        });
        return place;
    }

    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /** What is written so far. */
    private static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        void write(Content content) {
            try {
                content.to(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void shorts(int... values) {
            for (int value : values) {
                write(to -> to.writeShort(value));
            }
        }

        void ints(int value) {
            write(to -> to.writeInt(value));
        }

        void all(byte[] values) {
            write(to -> to.write(values));
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
