package org.kaon.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kaon.network.Graph;

/**
 * The order of {@code model.layers} in Keras 2 and 3, by which both load weights from a legacy file: layers further from the outputs come
 * first, those equally far in the order in which a walk from the outputs, depth first, meets them.
 */
final class KerasOrder {
    private final Graph graph;
    /** For each member, when the walk met it first. */
    private final Map<Integer, Integer> met = new HashMap<>();
    /** Calls, each behind those whose outputs it reads. */
    private final List<Integer> finished = new ArrayList<>();

    private KerasOrder(Graph graph) {
        this.graph = graph;
    }

    /** Indices of the graph's members; those that no output needs are left out. */
    static List<Integer> of(Graph graph) {
        KerasOrder order = new KerasOrder(graph);
        Set<Integer> done = new HashSet<>();
        for (Graph.Output output : graph.outputs()) {
            order.walk(order.call(output.tensor()), done);
        }
        Map<Integer, Integer> depths = order.depths();
        return order.met.keySet().stream()
                .sorted(Comparator.comparing((Integer member) -> -depths.get(member))
                        .thenComparing(order.met::get))
                .toList();
    }

    /** The calls that an output needs, in the graph's order. */
    static Set<Integer> neededCalls(Graph graph) {
        KerasOrder order = new KerasOrder(graph);
        Set<Integer> done = new HashSet<>();
        graph.outputs().forEach(output -> order.walk(order.call(output.tensor()), done));
        return new TreeSet<>(order.finished);
    }

    /** The number of the call that makes a tensor, negative for an input. */
    private int call(int tensor) {
        return tensor - graph.inputs().size();
    }

    private void walk(int target, Set<Integer> done) {
        Deque<Integer> pending = new ArrayDeque<>();
        push(target, done, pending);
        Map<Integer, Integer> next = new HashMap<>();
        while (!pending.isEmpty()) {
            int call = pending.peek();
            List<Integer> inputs = graph.calls().get(call).inputs();
            int at = next.merge(call, 1, Integer::sum) - 1;
            if (at < inputs.size()) {
                push(call(inputs.get(at)), done, pending);
            } else {
                pending.pop();
                if (done.add(call)) {
                    finished.add(call);
                }
            }
        }
    }

    private void push(int call, Set<Integer> done, Deque<Integer> pending) {
        if (call >= 0 && !done.contains(call)) {
            met.putIfAbsent(graph.calls().get(call).member(), met.size());
            pending.push(call);
        }
    }

    /** For each member, the longest way from one of its calls to an output, as Keras counts it. */
    private Map<Integer, Integer> depths() {
        Map<Integer, Integer> ofMembers = new HashMap<>();
        Map<Integer, Integer> ofCalls = new HashMap<>();
        for (int i = finished.size() - 1; i >= 0; i--) {
            Graph.Call call = graph.calls().get(finished.get(i));
            int depth = Math.max(ofCalls.getOrDefault(finished.get(i), 0), ofMembers.getOrDefault(call.member(), 0));
            ofMembers.put(call.member(), depth);
            for (int input : call.inputs()) {
                ofCalls.merge(call(input), depth + 1, Math::max);
            }
        }
        return ofMembers;
    }
}
