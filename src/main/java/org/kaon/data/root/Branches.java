package org.kaon.data.root;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.KaonException;

/** Finds the columns in a tree's branches: every branch without branches below it, and every leaf of those with several. */
final class Branches {
    private static final String DIMENSIONS = "(\\[[^\\]]*])+$";

    private final BranchReader.Place place;
    private final StreamerInfos infos;
    private final List<RootBranch> found = new ArrayList<>();

    private Branches(BranchReader.Place place, StreamerInfos infos) {
        this.place = place;
        this.infos = infos;
    }

    static List<RootBranch> of(RootObject tree, BranchReader.Place place, StreamerInfos infos) {
        Branches branches = new Branches(place, infos);
        branches.add(tree.object("fBranches"), "");
        return List.copyOf(branches.found);
    }

    private void add(RootObject list, String prefix) {
        for (RootObject branch : list.items()) {
            // A damaged file may have other things here; what has no name is no branch.
            if (!branch.members().containsKey("fBranches")) {
                continue;
            }
            String path = prefix + branch.text("fName").replaceFirst(DIMENSIONS, "");
            RootObject below = branch.object("fBranches");
            if (!below.items().isEmpty()) {
                add(below, path + "/");
            } else {
                addColumns(branch, path);
            }
        }
    }

    private void addColumns(RootObject branch, String path) {
        if (branch.className().equals("TBranchElement")) {
            Optional<StreamerElement> member = member(branch);
            add(branch, path, MemberFormats.of(branch, member), MemberFormats.typeName(branch, member));
            return;
        }
        List<RootObject> leaves = branch.object("fLeaves").items();
        if (!branch.className().equals("TBranch") || leaves.isEmpty()) {
            String type = branch.members().containsKey("fClassName") ? branch.text("fClassName") : branch.className();
            add(branch, path, Optional.empty(), type);
            return;
        }
        List<Optional<EntryFormat>> formats =
                leaves.stream().map(LeafFormats::of).toList();
        if (leaves.size() == 1) {
            add(branch, path, formats.get(0), leaves.get(0).className());
            return;
        }
        addLeaves(branch, path, leaves, formats);
    }

    /** Several leaves stand one behind the other in an entry; where one varies in length, the others have no fixed place. */
    private void addLeaves(
            RootObject branch, String path, List<RootObject> leaves, List<Optional<EntryFormat>> formats) {
        boolean fixed = formats.stream()
                .allMatch(format -> format.filter(one -> one.kind() == EntryFormat.Kind.FIXED)
                        .isPresent());
        long size = formats.stream()
                .flatMap(Optional::stream)
                .mapToLong(EntryFormat::stride)
                .sum();
        int at = 0;
        for (int i = 0; i < leaves.size(); i++) {
            String name = path + "." + leaves.get(i).text("fName");
            if (!fixed || size > Integer.MAX_VALUE) {
                add(branch, name, Optional.empty(), "several leaves, not all of fixed length");
                continue;
            }
            EntryFormat format = formats.get(i).orElseThrow();
            add(branch, name, Optional.of(format.within((int) size, at)), "");
            at += format.stride();
        }
    }

    private void add(RootObject branch, String path, Optional<EntryFormat> format, String typeName) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            long entries = branch.integer("fEntries");
            BranchReader reader = new BranchReader(place, path, entries, BasketPlace.of(branch), format);
            found.add(
                    new RootBranch(name, path, format.map(EntryFormat::typeName).orElse(typeName), reader));
        } catch (KaonException e) {
            throw e.at("branch '" + path + "'");
        }
    }

    /** The member of a class that a branch holds; by name, since numbers shift between versions of ROOT. */
    private Optional<StreamerElement> member(RootObject branch) {
        String className = branch.text("fClassName");
        Optional<StreamerInfo> info = infos.ofVersion(className, branch.smallInteger("fClassVersion"))
                .or(() -> infos.ofCheckSum(className, branch.integer("fCheckSum") & 0xffffffffL));
        String path = branch.text("fName").replaceFirst(DIMENSIONS, "");
        String name = path.substring(path.lastIndexOf('.') + 1);
        List<StreamerElement> elements = info.map(StreamerInfo::elements).orElse(List.of());
        long number = branch.integer("fID");
        return elements.stream()
                .filter(element -> element.name().equals(name))
                .findFirst()
                .or(() ->
                        elements.stream().skip(Math.max(0, number)).findFirst().filter(element -> number >= 0));
    }
}
