package org.kaon.dense;

import java.io.ByteArrayOutputStream;

/** The instructions of a method (JVMS 6.5) that computes with floats. */
final class MethodCode {
    private static final int BIPUSH = 0x10;
    private static final int SIPUSH = 0x11;
    private static final int LDC_W = 0x13;
    private static final int FLOAD = 0x17;
    private static final int ALOAD = 0x19;
    private static final int FALOAD = 0x30;
    private static final int FSTORE = 0x38;
    private static final int FASTORE = 0x51;
    private static final int FADD = 0x62;
    private static final int FMUL = 0x6a;
    private static final int RETURN = 0xb1;
    private static final int INVOKE_SPECIAL = 0xb7;
    private static final int INVOKE_STATIC = 0xb8;
    private static final int INVOKE_INTERFACE = 0xb9;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    /** Puts a constant of the pool on the stack. */
    void constant(int place) {
        code.write(LDC_W);
        two(place);
    }

    void index(int value) {
        if (value <= Byte.MAX_VALUE) {
            code.write(BIPUSH);
            code.write(value);
        } else {
            code.write(SIPUSH);
            two(value);
        }
    }

    /** Puts a local variable that holds an object on the stack. */
    void object(int local) {
        one(ALOAD, local);
    }

    void load(int local) {
        one(FLOAD, local);
    }

    void store(int local) {
        one(FSTORE, local);
    }

    void element() {
        code.write(FALOAD);
    }

    void storeElement() {
        code.write(FASTORE);
    }

    void add() {
        code.write(FADD);
    }

    void multiply() {
        code.write(FMUL);
    }

    void callStatic(int method) {
        code.write(INVOKE_STATIC);
        two(method);
    }

    void callConstructor(int method) {
        code.write(INVOKE_SPECIAL);
        two(method);
    }

    /** Calls a method of an interface; {@code slots} are the object's and its arguments'. */
    void callInterface(int method, int slots) {
        code.write(INVOKE_INTERFACE);
        two(method);
        code.write(slots);
        code.write(0);
    }

    byte[] end() {
        code.write(RETURN);
        return code.toByteArray();
    }

    private void one(int instruction, int local) {
        code.write(instruction);
        code.write(local);
    }

    private void two(int value) {
        code.write(value >> 8);
        code.write(value);
    }
}
