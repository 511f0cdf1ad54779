package org.kaon.kernel;

/**
 * The events of a batch that run through a network together. A batch is cut into lanes by its size alone, so that what comes out does
 * not depend on how many threads work on them.
 */
public final class Lane {
    private int rows;
    private int firstRow;
    private int batchRows;
    private boolean training;
    private long noiseKey;
    private double penalty;
    private final Draws draws = new Draws();

    /** A lane without events. */
    public Lane() {}

    /**
     * Takes the next events.
     *
     * @param rows how many
     * @param firstRow the place of the first one in its batch
     * @param batchRows how many events the batch has
     * @param training whether layers act as in training
     * @param noiseKey what the random numbers of this step start from
     */
    public void begin(int rows, int firstRow, int batchRows, boolean training, long noiseKey) {
        this.rows = rows;
        this.firstRow = firstRow;
        this.batchRows = batchRows;
        this.training = training;
        this.noiseKey = noiseKey;
        this.penalty = 0;
    }

    /**
     * How many events there are.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * The place of the first event in its batch.
     *
     * @return from 0
     */
    public int firstRow() {
        return firstRow;
    }

    /**
     * How many events the batch has.
     *
     * @return at least {@link #rows}
     */
    public int batchRows() {
        return batchRows;
    }

    /**
     * Whether layers act as in training: noise is made, statistics are those of the batch.
     *
     * @return false at inference
     */
    public boolean training() {
        return training;
    }

    /**
     * What the random numbers of this step start from.
     *
     * @return a key for {@link Noise}
     */
    public long noiseKey() {
        return noiseKey;
    }

    /**
     * Adds to the loss, apart from the loss function.
     *
     * @param value for instance an activity penalty
     */
    public void addPenalty(double value) {
        penalty += value;
    }

    /**
     * What {@link #addPenalty} collected since {@link #begin}.
     *
     * @return a part of the batch's loss
     */
    public double penalty() {
        return penalty;
    }

    /**
     * Where noise is drawn.
     *
     * @return the same memory each time
     */
    Draws draws() {
        return draws;
    }
}
