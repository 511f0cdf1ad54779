package org.kaon.data.root;

import java.util.List;
import java.util.Optional;

/**
 * What a file says of the classes in it.
 *
 * @param all infos, of several versions of a class, too
 */
record StreamerInfos(List<StreamerInfo> all) {
    /** Those that describe the descriptions: none. */
    static final StreamerInfos NONE = new StreamerInfos(List.of());

    static StreamerInfos of(RootObject list) {
        return new StreamerInfos(list.items().stream()
                .filter(item -> item.className().equals("TStreamerInfo"))
                .map(StreamerInfo::of)
                .toList());
    }

    Optional<StreamerInfo> ofVersion(String className, int version) {
        return all.stream()
                .filter(info -> info.version() == version && info.className().equals(className))
                .findFirst();
    }

    Optional<StreamerInfo> ofCheckSum(String className, long checkSum) {
        return all.stream()
                .filter(info -> info.checkSum() == checkSum && info.className().equals(className))
                .findFirst();
    }

    boolean knows(String className) {
        return all.stream().anyMatch(info -> info.className().equals(className));
    }
}
