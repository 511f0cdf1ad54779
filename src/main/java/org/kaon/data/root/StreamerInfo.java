package org.kaon.data.root;

import java.util.List;

/**
 * A TStreamerInfo: how the objects of one class are written.
 *
 * @param className C++ class
 * @param version of the class
 * @param checkSum of its members, which stands for the version of classes that have none
 * @param elements base classes and members in the order of writing
 */
record StreamerInfo(String className, int version, long checkSum, List<StreamerElement> elements) {
    static StreamerInfo of(RootObject object) {
        return new StreamerInfo(
                object.text("fName"),
                object.smallInteger("fClassVersion"),
                object.integer("fCheckSum"),
                object.object("fElements").items().stream()
                        .filter(element -> !element.isNone())
                        .map(StreamerElement::of)
                        .toList());
    }
}
