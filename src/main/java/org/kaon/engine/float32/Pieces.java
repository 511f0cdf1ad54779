package org.kaon.engine.float32;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kaon.engine.Team;

/**
 * The trained parameters, cut such that threads can share them evenly: a large network has most of its numbers in few arrays.
 *
 * @param all the pieces
 * @param size numbers in them
 */
record Pieces(List<Piece> all, int size) {
    /** Small enough that what is done to a piece finds it in the processor's cache the second time. */
    private static final int VALUES_PER_PIECE = 16_384;
    /** For fewer numbers, it takes longer to tell another thread than to go through them. */
    private static final int WORTH_SHARING = 2 * VALUES_PER_PIECE;

    /**
     * Part of a parameter.
     *
     * @param parameter the whole
     * @param member of the graph that it belongs to
     * @param index among the member's parameters
     * @param from first place in its arrays
     * @param to behind the last place
     */
    record Piece(ParameterArray parameter, int member, int index, int from, int to) {}

    static Pieces of(List<List<ParameterArray>> parameters) {
        List<Piece> pieces = new ArrayList<>();
        int size = 0;
        for (int member = 0; member < parameters.size(); member++) {
            for (int index = 0; index < parameters.get(member).size(); index++) {
                ParameterArray parameter = parameters.get(member).get(index);
                int length = parameter.isTrained() ? parameter.values().length : 0;
                for (int from = 0; from < length; from += VALUES_PER_PIECE) {
                    int to = Math.min(length, from + VALUES_PER_PIECE);
                    pieces.add(new Piece(parameter, member, index, from, to));
                }
                size += length;
            }
        }
        return new Pieces(List.copyOf(pieces), size);
    }

    /** Those that lanes add up: all but what they have no gradients of. */
    Pieces without(SharedGradients shared) {
        List<Piece> left = all.stream()
                .filter(piece -> !shared.holds(piece.member(), piece.index()))
                .toList();
        return new Pieces(
                left, left.stream().mapToInt(piece -> piece.to() - piece.from()).sum());
    }

    /** Does something to all pieces, which may not depend on each other. */
    void run(Team team, Consumer<Piece> task) {
        if (size < WORTH_SHARING) {
            all.forEach(task);
        } else {
            team.run(all.size(), i -> task.accept(all.get(i)));
        }
    }
}
