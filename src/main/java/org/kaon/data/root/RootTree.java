package org.kaon.data.root;

import java.util.ArrayList;
import java.util.List;
import org.kaon.KaonException;
import org.kaon.data.Names;

/** A tree: columns of one length, called branches. Immutable; any number of threads may read, until its file is closed. */
public final class RootTree {
    private final String place;
    private final RootKey key;
    private final long entries;
    private final List<RootBranch> branches;

    RootTree(String place, RootKey key, long entries, List<RootBranch> branches) {
        this.place = place;
        this.key = key;
        this.entries = entries;
        this.branches = branches;
    }

    /**
     * Where it is in the file.
     *
     * @return path, cycle and class
     */
    public RootKey key() {
        return key;
    }

    /**
     * How many entries it has.
     *
     * @return 0 or more
     */
    public long entries() {
        return entries;
    }

    /**
     * All branches without branches below them, in the file's order; those that Kaon can't read, too.
     *
     * @return an immutable list
     */
    public List<RootBranch> branches() {
        return branches;
    }

    /**
     * A branch.
     *
     * @param name its {@link RootBranch#name() name} or, where several have that, its {@link RootBranch#path() path}
     * @return the branch
     * @throws org.kaon.InputException where there is none, or several; the message gives the nearest and lists the known ones
     */
    public RootBranch branch(String name) {
        List<RootBranch> found = new ArrayList<>();
        for (RootBranch branch : branches) {
            if (branch.path().equals(name)) {
                return branch;
            }
            if (branch.name().equals(name)) {
                found.add(branch);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        KaonException unknown = found.isEmpty()
                ? Names.unknown("branches", List.of(name), labels())
                : new org.kaon.InputException("several branches '" + name + "': "
                        + Names.quoted(found.stream().map(RootBranch::path).toList()));
        throw unknown.at(place);
    }

    /**
     * What each branch is called where all are listed.
     *
     * @return for each its name or, where several have that, its path
     */
    public List<String> labels() {
        List<String> names = branches.stream().map(RootBranch::name).toList();
        List<String> repeated = Names.repeated(names);
        return branches.stream()
                .map(branch -> repeated.contains(branch.name()) ? branch.path() : branch.name())
                .toList();
    }

    @Override
    public String toString() {
        return place;
    }
}
