package org.kaon.data.root;

import org.kaon.ModelFormatException;

/**
 * A TStreamerElement: how one member of a class, or a base class, is written.
 *
 * @param name of the member or base class
 * @param title the comment behind the member, which may give the range of a {@code Double32_t}
 * @param type code of the member: a number's kind, plus 20 in a fixed array, plus 40 in an array with a counter; or a kind of object
 * @param arraySize values in a fixed array, all dimensions together
 * @param typeName C++ type
 * @param counter the member that counts the values, or empty
 */
record StreamerElement(String name, String title, int type, int arraySize, String typeName, String counter) {
    static StreamerElement of(RootObject object) {
        int arraySize = object.smallInteger("fArrayLength");
        if (arraySize < 0) {
            throw new ModelFormatException("member '" + object.text("fName") + "' is an array of " + arraySize);
        }
        return new StreamerElement(
                object.text("fName"),
                object.text("fTitle"),
                object.smallInteger("fType"),
                arraySize,
                object.text("fTypeName"),
                object.members().containsKey("fCountName") ? object.text("fCountName") : "");
    }
}
