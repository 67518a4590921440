import type { Answer } from '@/components/ui/use-action'
import type {
  CommentChoice,
  EditedComment,
  NewReply,
  NewThread,
  ThreadChoice,
  ThreadView,
} from '@/lib/threads/schema'

/** What a person may do with threads: the actions of app/, handed down. */
export interface ReviewActions {
  start: (input: NewThread) => Promise<Answer<ThreadView>>
  answer: (input: NewReply) => Promise<Answer<ThreadView>>
  edit: (input: EditedComment) => Promise<Answer<unknown>>
  remove: (input: CommentChoice) => Promise<Answer<unknown>>
  resolve: (input: ThreadChoice) => Promise<Answer<unknown>>
  reopen: (input: ThreadChoice) => Promise<Answer<unknown>>
  read: (input: ThreadChoice) => Promise<Answer<unknown>>
}
