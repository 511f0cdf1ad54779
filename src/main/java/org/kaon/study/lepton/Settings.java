package org.kaon.study.lepton;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Everything about a study that can be set; {@link LeptonStudy} says what each means. */
final class Settings {
    PublishedRecipe recipe = PublishedRecipe.standard();
    PublishedRecipe gridRecipe = PublishedRecipe.grid();
    ModernRecipe modern = ModernRecipe.standard();
    int gridFrom = 1;
    int gridTo = 6;
    int gridSeeds = 1;
    int gridEvents = LeptonStudy.ALL_EVENTS;
    int modernSeeds = 5;
    int threads = 1;
    boolean training = true;
    Consumer<String> progress = line -> {};

    /** The fields of new settings change once, before anybody sees them. */
    Settings with(Consumer<Settings> change) {
        Settings copy = new Settings();
        copy.recipe = recipe;
        copy.gridRecipe = gridRecipe;
        copy.modern = modern;
        copy.gridFrom = gridFrom;
        copy.gridTo = gridTo;
        copy.gridSeeds = gridSeeds;
        copy.gridEvents = gridEvents;
        copy.modernSeeds = modernSeeds;
        copy.threads = threads;
        copy.training = training;
        copy.progress = progress;
        change.accept(copy);
        return copy;
    }

    /** Seeds 0, 1, …. */
    static long[] seeds(int count) {
        return LongStream.range(0, count).toArray();
    }
}
