package org.kaon.data.root;

/**
 * Something in a file.
 *
 * @param path its name behind those of the directories it is in, with slashes between them
 * @param cycle which writing of that name it is; the highest is the latest
 * @param className C++ class
 * @param title what its author says of it
 */
public record RootKey(String path, int cycle, String className, String title) {
    /**
     * Path and cycle as ROOT writes them.
     *
     * @return such as {@code events/worldTree;2}
     */
    @Override
    public String toString() {
        return path + ";" + cycle;
    }
}
