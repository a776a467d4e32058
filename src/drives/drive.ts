/** A place for a disc in a running guest, as it was read. */
export interface Drive {
  /** Its vdev. */
  drive: string;
  /** Null: empty. */
  disc: string | null;
  /** The guest does not let the disc go. Absent: nobody could tell. */
  locked?: boolean;
  /** The guest has put the disc out itself: it waits for another. */
  open?: boolean;
  /** A disk of another kind has this name. */
  taken?: true;
}
